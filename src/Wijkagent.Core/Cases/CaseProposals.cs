using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Cases;

/// <summary>A case that a report may belong to, and why.</summary>
/// <param name="Number">The case.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Reports">How many reports are on it.</param>
/// <param name="ChangedAt">When something last happened, UTC.</param>
/// <param name="Metres">How far its nearest report is, in steps of ten; null when it is not known, or not near.</param>
/// <param name="SameNeighbourhood">Whether it is in the same neighbourhood.</param>
/// <param name="SharedWords">Words that this report and those on it have in common.</param>
public sealed record CaseProposal(
    string Number,
    SealedText Title,
    int Reports,
    DateTime ChangedAt,
    int? Metres,
    bool SameNeighbourhood,
    IReadOnlyList<string> SharedWords)
{
    /// <summary>Whether the reporter says that the report belongs to it.</summary>
    public bool IsSaid { get; init; }
}

/// <summary>Finds the cases a report may belong to: the same kind, near, recent, and alike in words.</summary>
public sealed class CaseProposals(WijkagentDbContext db, Contents contents, TimeProvider clock)
{
    /// <summary>How far away is near, in metres.</summary>
    public const int NearMetres = 500;

    /// <summary>How long ago is recent.</summary>
    public const int RecentDays = 90;

    private const int MostShown = 3;

    // Each text is opened to be compared, each time the page of a report is looked at.
    private const int MostLookedAt = 20;
    private const int MostReportsPerCase = 5;

    private const int MostWordsShown = 4;

    // Shorter words are mostly the glue of a sentence, in any language.
    private const int ShortestWord = 5;

    /// <summary>The best few for a report, the most alike first. None for a report that is on a case.</summary>
    public async Task<IReadOnlyList<CaseProposal>> ForAsync(ReportFile report, Actor actor, CancellationToken cancel)
    {
        if (report.CaseNumber is not null || !report.Can(ReportStatus.InProgress))
            return [];
        var candidates = await CandidatesAsync(report, actor, cancel);
        await contents.OpenTextsAsync(candidates.SelectMany(c => c.Texts), cancel);
        var words = WordsOf(report.Text.Value + " " + report.Place.Value);
        return [.. candidates
            .Select(c => Compare(report, words, c))
            .Where(p => p.IsSaid || p.SameNeighbourhood || p.Metres is not null)
            .OrderByDescending(p => p.IsSaid)
            .ThenByDescending(Likeness)
            .ThenByDescending(p => p.ChangedAt)
            .Take(MostShown)];
    }

    private async Task<List<Candidate>> CandidatesAsync(ReportFile report, Actor actor, CancellationToken cancel)
    {
        var recent = clock.GetUtcNow().UtcDateTime.AddDays(-RecentDays);
        var (lat, lon) = (report.Where?.Latitude ?? double.NaN, report.Where?.Longitude ?? double.NaN);
        var hasPoint = double.IsFinite(lat) && double.IsFinite(lon);
        // Looked for by what is kept in the clear; how far it is in earnest is worked out from the exact places.
        var reach = NearMetres / GeoPoint.MetresPerDegree;
        var (south, north) = hasPoint ? (lat - reach - PointText.Blur, lat + reach + PointText.Blur) : (0, 0);
        var (west, east) = hasPoint
            ? (lon - (reach / GeoPoint.CosineAt(lat)) - PointText.Blur, lon + (reach / GeoPoint.CosineAt(lat)) + PointText.Blur)
            : (0, 0);
        // Not with what others alone may read: its words and its distance would be told by it.
        var seen = db.Reports.VisibleTo(actor);
        var said = report.ToldWith is { } with ? await seen.Where(r => r.Id == with).Select(r => r.CaseId).SingleOrDefaultAsync(cancel) : null;
        return await db.Cases.AsNoTracking().VisibleTo(actor)
            .Where(c => c.KindId == report.KindId && c.ChangedAt >= recent
                && c.Status != CaseStatus.Resolved && c.Status != CaseStatus.Closed
                && (c.NeighbourhoodId == report.NeighbourhoodId || c.Id == said
                    || (hasPoint && seen.Any(r => r.CaseId == c.Id && r.NearLatitude >= south && r.NearLatitude <= north
                        && r.NearLongitude >= west && r.NearLongitude <= east))))
            .OrderByDescending(c => c.Id == said).ThenByDescending(c => c.ChangedAt)
            .Take(MostLookedAt)
            .Select(c => new Candidate(
                c.Number,
                c.Title.At(c.Id),
                c.ChangedAt,
                c.NeighbourhoodId == report.NeighbourhoodId,
                c.Id == said,
                c.Reports.Count,
                seen.Where(r => r.CaseId == c.Id).OrderByDescending(r => r.ReceivedAt).Take(MostReportsPerCase)
                    .Select(r => new Told(r.Text.At(r.Id), r.PlaceText.At(r.Id), r.Point.At(r.Id))).ToList()))
            .ToListAsync(cancel);
    }

    private static CaseProposal Compare(ReportFile report, HashSet<string> words, Candidate candidate)
    {
        var metres = candidate.Told
            .Select(t => report.Where is { } here && PointText.Read(t.Point) is { } there ? here.MetresTo(there) : (double?)null)
            .Where(m => m <= NearMetres)
            .DefaultIfEmpty(null)
            .Min();
        var told = candidate.Told.SelectMany(t => WordsOf(t.Text.Value + " " + t.Place.Value)).Concat(WordsOf(candidate.Title.Value ?? ""));
        var shared = words.Intersect(told).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal);
        return new CaseProposal(
            candidate.Number,
            candidate.Title,
            candidate.Reports,
            candidate.ChangedAt,
            metres is { } m ? (int)Math.Round(m / 10) * 10 : null,
            candidate.SameNeighbourhood,
            [.. shared.Take(MostWordsShown)])
        {
            IsSaid = candidate.IsSaid,
        };
    }

    /// <summary>A word in common counts as much as a hundred metres less.</summary>
    private static double Likeness(CaseProposal p) =>
        p.SharedWords.Count + ((NearMetres - (p.Metres ?? NearMetres)) / 100.0) + (p.SameNeighbourhood ? 1 : 0);

    private static HashSet<string> WordsOf(string text)
    {
        var words = new HashSet<string>();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.Trim('.', ',', ';', ':', '!', '?', '(', ')', '"', '\'', '«', '»').ToLowerInvariant();
            if (bare.Length >= ShortestWord && bare.All(char.IsLetter))
                words.Add(bare);
        }

        return words;
    }

    private sealed record Told(SealedText Text, SealedText Place, SealedText? Point);

    private sealed record Candidate(
        string Number, SealedText Title, DateTime ChangedAt, bool SameNeighbourhood, bool IsSaid, int Reports, IReadOnlyList<Told> Told)
    {
        public IEnumerable<SealedText?> Texts => [Title, .. Told.SelectMany(t => new[] { t.Text, t.Place, t.Point })];
    }
}
