using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Officers;

/// <summary>That somebody wrote to an officer under an address.</summary>
/// <param name="Officer">To whom.</param>
/// <param name="SentAt">When, UTC.</param>
/// <param name="HandledAt">When the officer marked it as dealt with, UTC.</param>
public sealed record OwnMessage(string Officer, DateTime SentAt, DateTime? HandledAt);

/// <summary>
/// The messages to officers that were sent under an address. Nobody proved the address: somebody else may have typed it, so
/// what was written is not shown, only that it is there.
/// </summary>
public sealed class MessagesOfAddress(WijkagentDbContext db, SearchIndex index)
{
    /// <summary>The messages, the newest first.</summary>
    public async Task<IReadOnlyList<OwnMessage>> ReadAsync(string address, CancellationToken cancel)
    {
        var hash = await index.AddressAsync(address, cancel);
        return await (from message in db.ContactMessages
                      join officer in db.Officers on message.OfficerId equals officer.Id
                      where message.FoundBy == hash
                      orderby message.SentAt descending, message.Id
                      select new OwnMessage(officer.Name, message.SentAt, message.HandledAt)).ToListAsync(cancel);
    }
}
