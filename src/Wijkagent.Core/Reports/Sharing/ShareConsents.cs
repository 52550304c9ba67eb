using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Sharing;

/// <summary>A partner about which a reporter can say whether the report may be shared with it.</summary>
/// <param name="Slug">Its name in forms.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Since">Since when it may, UTC; null when it may not.</param>
public sealed record SharingChoice(string Slug, string Name, PartnerKind Kind, DateTime? Since);

/// <summary>That a reporter let a report be shared, as who reads it is told.</summary>
/// <param name="Partner">With whom.</param>
/// <param name="GivenAt">Since when, UTC.</param>
/// <param name="WithdrawnAt">Until when, UTC; null while it stands.</param>
public sealed record ConsentOnFile(string Partner, DateTime GivenAt, DateTime? WithdrawnAt);

/// <summary>
/// With whom reporters let their reports be shared: said while reporting, and changed whenever the report is followed. The
/// caller has made sure that the visitor holds the report.
/// </summary>
public sealed class ShareConsents(WijkagentDbContext db, PartnerDirectory directory, Contents contents, TimeProvider clock)
{
    /// <summary>
    /// What a reporter can say: of the partners that work where it is and with what it is, and of those for which a consent
    /// stands. Empty when there are none, or nothing can be said.
    /// </summary>
    public async Task<IReadOnlyList<SharingChoice>> ChoicesAsync(string code, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().InUse().Where(r => r.Code == code)
            .Select(r => new
            {
                r.Id,
                r.NeighbourhoodId,
                r.Status,
                r.Kind.Partners,
                Landlord = r.Landlord.At(r.Id),
                Standing = r.Consents.Where(c => c.WithdrawnAt == null).Select(c => new { c.Partner.Slug, c.Partner.Name, c.Partner.Kind, c.GivenAt }).ToList(),
            })
            .SingleOrDefaultAsync(cancel);
        if (report is null || report.Status is ReportStatus.Unconfirmed or ReportStatus.Expired)
            return [];
        await contents.OpenAsync(report, cancel);
        string? landlord = report.Landlord;
        var here = await directory.WorkingInAsync(report.NeighbourhoodId, report.Partners, cancel);
        var choices = report.Standing.ConvertAll(c => new SharingChoice(c.Slug, c.Name, c.Kind, c.GivenAt));
        choices.AddRange(here.Where(p => (!p.IsLandlord || p.Name == landlord) && choices.TrueForAll(c => c.Slug != p.Slug))
            .Select(p => new SharingChoice(p.Slug, p.Name, p.Kind, null)));
        return [.. choices.OrderBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>The reporter says with which of them it may be shared: those and no others. Saying it again changes nothing.</summary>
    /// <param name="code">The report.</param>
    /// <param name="partners">By their slugs; what was not offered is left out.</param>
    /// <param name="language">In which language the words were read.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Done, <see cref="NothingHere"/>, or what <see cref="Report.RefuseConsent"/> answers.</returns>
    public async Task<Result> SayAsync(string code, IReadOnlyCollection<string> partners, string language, CancellationToken cancel)
    {
        var slugs = (await ChoicesAsync(code, cancel)).Select(c => c.Slug).Intersect(partners).ToList();
        var report = await db.Reports.InUse().Include(r => r.Consents).ThenInclude(c => c.Partner).SingleOrDefaultAsync(r => r.Code == code, cancel);
        if (report is null)
            return new NothingHere();
        var chosen = await db.Partners.Where(p => slugs.Contains(p.Slug)).ToListAsync(cancel);
        var said = report.ConsentTo(chosen, language, Actor.Reporter, clock.GetUtcNow().UtcDateTime);
        return said.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => SayAsync(code, partners, language, cancel), cancel) : said.Error;
    }
}

/// <summary>Which consents there are.</summary>
internal static class ConsentQueries
{
    /// <summary>Those of a report, the newest first.</summary>
    public static Task<List<ConsentOnFile>> ConsentsOfAsync(this WijkagentDbContext db, Guid reportId, CancellationToken cancel) =>
        db.ReportConsents.AsNoTracking().Where(c => c.ReportId == reportId)
            .OrderByDescending(c => c.GivenAt).ThenBy(c => c.Partner.Name)
            .Select(c => new ConsentOnFile(c.Partner.Name, c.GivenAt, c.WithdrawnAt))
            .ToListAsync(cancel);
}
