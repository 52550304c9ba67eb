using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Officers;

/// <summary>A message that somebody sent with the form on the officer's page.</summary>
/// <param name="Id">The key, for the button that marks it.</param>
/// <param name="SenderName">Who wrote it.</param>
/// <param name="SenderEmail">Where an answer goes.</param>
/// <param name="Text">What was written.</param>
/// <param name="SentAt">When, UTC.</param>
/// <param name="HandledAt">When it was dealt with, UTC.</param>
public sealed record MailboxMessage(Guid Id, SealedText SenderName, SealedText SenderEmail, SealedText Text, DateTime SentAt, DateTime? HandledAt);

/// <summary>The messages that came in through an officer's own page; nobody else reads them. What is shown is noted.</summary>
public sealed class OfficerMailbox(WijkagentDbContext db, Contents contents, AuditLog log, TimeProvider clock)
{
    /// <summary>How many messages are on a page.</summary>
    public const int PageSize = 20;

    /// <summary>One page, newest first.</summary>
    public async Task<Page<MailboxMessage>> ListAsync(bool handled, int page, Actor actor, CancellationToken cancel)
    {
        var found = Mine(actor).AsNoTracking().Where(m => m.HandledAt != null == handled);
        var total = await found.CountAsync(cancel);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var number = Math.Clamp(page, 1, last);
        var messages = await found
            .OrderByDescending(m => m.SentAt).ThenBy(m => m.Id)
            .Skip((number - 1) * PageSize).Take(PageSize)
            .Select(m => new MailboxMessage(m.Id, m.SenderName.At(m.Id), m.SenderEmail.At(m.Id), m.Text.At(m.Id), m.SentAt, m.HandledAt))
            .ToListAsync(cancel);
        await contents.OpenAllAsync(messages, cancel);
        var note = AuditNote.OfList(nameof(ContactMessage), new { handled }, null, number, messages.Select(m => m.Id.ToString()));
        await log.NoteAsync(note, actor, cancel);
        return new Page<MailboxMessage>(messages, number, PageSize, total);
    }

    /// <summary>How many wait to be dealt with.</summary>
    public Task<int> CountWaitingAsync(Actor actor, CancellationToken cancel) =>
        Mine(actor).CountAsync(m => m.HandledAt == null, cancel);

    /// <summary>It was dealt with. Doing it again changes nothing.</summary>
    public async Task<Result> HandleAsync(Guid id, Actor by, CancellationToken cancel)
    {
        if (await Mine(by).SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } message)
            return new NothingHere();
        message.Handle(by, clock.GetUtcNow().UtcDateTime);

        // Whoever was a moment earlier did the same.
        await db.SaveUnlessChangedAsync(cancel);
        return Result.Done;
    }

    private IQueryable<ContactMessage> Mine(Actor actor) => actor.May(Permission.ReadMailbox) && actor.OfficerId is { } officer
        ? db.ContactMessages.Where(m => m.OfficerId == officer)
        : db.ContactMessages.Where(_ => false);
}
