using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>A demo report that the README names, so that it can be followed at once. Development only.</summary>
/// <param name="Key">Which, in reports.json.</param>
/// <param name="Code">Its code.</param>
/// <param name="Secret">What opens it.</param>
public sealed record KnownReport(string Key, string Code, string Secret)
{
    /// <summary>One that is being worked on, one that waits for an answer, one that is done, and one with a diary.</summary>
    public static IReadOnlyList<KnownReport> All { get; } =
    [
        new("r01", "WA-2026-MARK01", "DEM0DEM0DEM0DEM0DEM0DEM001"),
        new("r03", "WA-2026-MARK03", "DEM0DEM0DEM0DEM0DEM0DEM003"),
        new("r08", "WA-2026-MARK08", "DEM0DEM0DEM0DEM0DEM0DEM008"),
        new("r10", "WA-2026-MARK10", "DEM0DEM0DEM0DEM0DEM0DEM010"),
    ];
}

/// <summary>The codes and hashed secrets of demo reports: drawn, but for those that are to be known.</summary>
internal sealed class DemoReportKeys(IReadOnlyDictionary<string, byte[]> hashes, IReadOnlyDictionary<string, KnownReport> known)
{
    public static async Task<DemoReportKeys> MakeAsync(
        ReportSecrets secrets, bool withKnown, IEnumerable<ReportEntry> reports, CancellationToken cancel)
    {
        var known = (withKnown ? KnownReport.All : []).ToDictionary(k => k.Key);
        var hashes = new Dictionary<string, byte[]>();
        foreach (var report in reports)
        {
            var secret = known.TryGetValue(report.Key, out var told) ? told.Secret : ReportSecrets.New();
            hashes.Add(report.Key, await secrets.HashAsync(secret, cancel));
        }

        return new DemoReportKeys(hashes, known);
    }

    public (string Code, byte[] SecretHash) For(string key, DateTime now) =>
        (known.TryGetValue(key, out var told) ? told.Code : PublicCode.ForReport(now), hashes[key]);
}
