using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Following;

/// <summary>A report as its sender reads it back in the receipt.</summary>
/// <param name="Report">What was told.</param>
/// <param name="Contact">What was given to be reached by.</param>
/// <param name="Photos">How many pictures came along.</param>
public sealed record Receipt(FollowedReport Report, GivenContact Contact, int Photos);

/// <summary>
/// Reads what a receipt shows at the moment at which the mail leaves: what waits in the outbox holds nothing of it, and what
/// was destroyed or taken back meanwhile is in no mail.
/// </summary>
public sealed class Receipts(WijkagentDbContext db, FollowedReports followed, Contents contents)
{
    /// <summary>
    /// What was sent; null for a sensitive report, of which nothing goes in a mail, and for one that has no proved address
    /// any more or is not there.
    /// </summary>
    public async Task<Receipt?> ReadAsync(string code, CancellationToken cancel)
    {
        var found = await db.Reports.AsNoTracking()
            .Where(r => r.Code == code && !r.Kind.Sensitive && r.Contact!.EmailVerifiedAt != null)
            .Select(r => new
            {
                Name = r.Contact!.Name.At(r.Id),
                Email = r.Contact.Email.At(r.Id),
                Phone = r.Contact.Phone.At(r.Id),
                Photos = db.ReportAttachments.Count(a => a.ReportId == r.Id && a.DiaryNumber == null),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null || await followed.ReadAsync(code, cancel) is not { } report)
            return null;
        await contents.OpenAsync(found, cancel);
        return new Receipt(report, new GivenContact(found.Name, found.Email, found.Phone), found.Photos);
    }
}
