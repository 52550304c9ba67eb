using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Reports.Following;

/// <summary>How much of a report its reporter is shown in the own account.</summary>
public enum ReportShown
{
    /// <summary>All that the reporter may read of it.</summary>
    Whole,

    /// <summary>That it is there: it is of a sensitive kind, and who reads the mailbox need not be who told it. Its secret opens it.</summary>
    BySecretOnly,

    /// <summary>That it is there: it is kept for complaints and audits alone.</summary>
    Locked,
}

/// <summary>What a reporter gave to be reached by.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="Phone">The phone number.</param>
public sealed record GivenContact(string? Name, string? Email, string? Phone);

/// <summary>A call that a reporter asked for and that is still to come.</summary>
/// <param name="Phone">The number.</param>
/// <param name="Moment">When somebody likes to be called.</param>
/// <param name="AskedAt">When it was asked, UTC.</param>
public sealed record AskedCall(string? Phone, CallMoment Moment, DateTime AskedAt);

/// <summary>What a reporter thought of an answer.</summary>
/// <param name="RatedAt">When it was said, UTC.</param>
/// <param name="Solved">Whether it is solved.</param>
/// <param name="Satisfaction">How satisfied, from 1 to <see cref="ReportRating.MostSatisfied"/>.</param>
/// <param name="Text">Why, when told.</param>
public sealed record GivenRating(DateTime RatedAt, Solved Solved, int Satisfaction, string? Text);

/// <summary>A picture, film, recording or document that was sent with a report, with what was added to it or with its diary.</summary>
/// <param name="Number">Its number in the report.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">How many bytes it has; 0 for pictures from before that was kept.</param>
/// <param name="Seconds">How long it lasts; null when it does not, or does not say.</param>
/// <param name="Diary">The number of the moment in the diary that it belongs to; null when it belongs to the report itself.</param>
/// <param name="IsMissing">Whether it can't be given.</param>
public sealed record GivenFile(int Number, AttachmentKind Kind, long Bytes, int? Seconds, int? Diary, bool IsMissing);

/// <summary>A report in the account of its reporter.</summary>
/// <param name="Code">Its code.</param>
/// <param name="SubmittedAt">When it was sent, UTC.</param>
/// <param name="Shown">How much is shown of it.</param>
/// <param name="Report">What the reporter may read; null when it is not shown.</param>
/// <param name="Contact">What was given to be reached by; null when it is not shown.</param>
/// <param name="CallBack">The call that is still to come; null when there is none, or it is not shown.</param>
/// <param name="Ratings">What was thought of each answer, oldest first; empty when it is not shown.</param>
/// <param name="Looks">When staff looked at it, as far as that may be told; null when it is not shown.</param>
public sealed record OwnReport(
    string Code,
    DateTime SubmittedAt,
    ReportShown Shown,
    FollowedReport? Report,
    GivenContact? Contact,
    AskedCall? CallBack,
    IReadOnlyList<GivenRating> Ratings,
    ReportLook? Looks)
{
    /// <summary>What was sent with it, in the order in which it came; empty when it is not shown.</summary>
    public IReadOnlyList<GivenFile> Files { get; init; } = [];
}

/// <summary>
/// The reports that were sent with an address and confirmed from its mailbox: whoever has an account with that address sees
/// them there. An anonymous report has no address, also when its reporter was signed in.
/// </summary>
public sealed class ReportsOfAddress(WijkagentDbContext db, SearchIndex index, FollowedReports followed, ReportLooks looks, Contents contents)
{
    /// <summary>The most that are shown; the newest.</summary>
    public const int Most = 200;

    /// <summary>The reports, the newest first.</summary>
    public async Task<IReadOnlyList<OwnReport>> ReadAsync(string address, CancellationToken cancel)
    {
        var hash = await index.AddressAsync(address, cancel);
        var found = await db.Reports.AsNoTracking().NewestConfirmedFrom(hash, Most)
            .Select(r => new Found(
                r.Id, r.Code, r.SubmittedAt, r.Kind.Sensitive, r.Band, r.Contact!.Name.At(r.Id), r.Contact.Email.At(r.Id), r.Contact.Phone.At(r.Id)))
            .ToListAsync(cancel);
        var whole = found.FindAll(f => f.Shown == ReportShown.Whole);
        await contents.OpenAllAsync(whole, cancel);
        Guid[] ids = [.. whole.Select(f => f.Id)];
        var (calls, ratings) = await SaidLaterAsync(ids, cancel);
        var files = (await db.ReportAttachments.AsNoTracking().Where(a => ids.Contains(a.ReportId!.Value)).OrderBy(a => a.Number)
            .Select(a => new { a.ReportId, File = new GivenFile(a.Number, a.Kind, a.Bytes, a.Seconds, a.DiaryNumber, a.MissingSince != null) })
            .ToListAsync(cancel)).ToLookup(f => f.ReportId, f => f.File);
        var reports = new List<OwnReport>();
        foreach (var one in found)
        {
            reports.Add(one.Shown == ReportShown.Whole && await followed.ReadAsync(one.Code, cancel) is { } report
                ? new OwnReport(
                    one.Code, one.SubmittedAt, one.Shown, report, new GivenContact(one.Name, one.Email, one.Phone),
                    calls.Find(c => c.ReportId == one.Id) is { } call ? new AskedCall(call.Phone, call.Moment, call.AskedAt) : null,
                    [.. ratings.Where(r => r.ReportId == one.Id).Select(r => new GivenRating(r.RatedAt, r.Solved, r.Satisfaction, r.Text))],
                    await looks.OfAsync(one.Code, hash, cancel))
                {
                    Files = [.. files[one.Id]],
                }
                : new OwnReport(one.Code, one.SubmittedAt, one.Shown, Report: null, Contact: null, CallBack: null, Ratings: [], Looks: null));
        }

        return reports;
    }

    /// <summary>The owner of an address has another one: the reports go along, in the save that follows.</summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancel) =>
        await MoveAsync(from, await index.AddressAsync(to, cancel), cancel);

    private async Task<(List<ReportCallBack> Calls, List<ReportRating> Ratings)> SaidLaterAsync(Guid[] ids, CancellationToken cancel)
    {
        var calls = await db.ReportCallBacks.AsNoTracking().Where(c => ids.Contains(c.ReportId) && c.EndedAt == null).ToListAsync(cancel);
        var ratings = await db.ReportRatings.AsNoTracking().Where(r => ids.Contains(r.ReportId)).OrderBy(r => r.RatedAt).ThenBy(r => r.Id).ToListAsync(cancel);
        await contents.OpenAllAsync(calls, cancel);
        await contents.OpenAllAsync(ratings, cancel);
        return (calls, ratings);
    }

    private async Task MoveAsync(string from, byte[]? to, CancellationToken cancel)
    {
        var hash = await index.AddressAsync(from, cancel);
        foreach (var contact in await db.ReporterContacts.Where(c => c.FoundBy == hash).ToListAsync(cancel))
            contact.MoveTo(to);
    }

    private sealed record Found(
        Guid Id, string Code, DateTime SubmittedAt, bool Sensitive, AgeBand Band, SealedText? Name, SealedText? Email, SealedText? Phone)
    {
        public ReportShown Shown => Band == AgeBand.Locked ? ReportShown.Locked : Sensitive ? ReportShown.BySecretOnly : ReportShown.Whole;
    }
}
