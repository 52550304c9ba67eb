using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Web.Backoffice.Audit;

/// <summary>The audit log as its address says it; what can't be understood is left out.</summary>
public sealed class AuditQuery
{
    /// <summary>Where the log is.</summary>
    public const string Path = "/kantoor/logboek";

    /// <summary>Where entries are taken out, below it.</summary>
    public const string Export = "/uitvoer";

    /// <summary>The longest word that is looked for.</summary>
    public const int WordLength = 100;

    /// <summary>What can be done, with its word in the address.</summary>
    public static IReadOnlyDictionary<AuditActivity, string> Activities { get; } = new Dictionary<AuditActivity, string>
    {
        [AuditActivity.Viewed] = "bekeken",
        [AuditActivity.ViewRefused] = "bekijken-geweigerd",
        [AuditActivity.Listed] = "lijst",
        [AuditActivity.Searched] = "gezocht",
        [AuditActivity.Collected] = "verzameld",
        [AuditActivity.Changed] = "gewijzigd",
        [AuditActivity.Shared] = "gedeeld",
        [AuditActivity.Exported] = "uitgevoerd",
        [AuditActivity.Deleted] = "vernietigd",
        [AuditActivity.SignedIn] = "aangemeld",
        [AuditActivity.SignedOut] = "afgemeld",
        [AuditActivity.SignInRefused] = "geweigerd",
    };

    [FromQuery(Name = "van")]
    public string? From { get; set; }

    [FromQuery(Name = "tot")]
    public string? Until { get; set; }

    [FromQuery(Name = "wie")]
    public string? Person { get; set; }

    [FromQuery(Name = "wat")]
    public string? Activity { get; set; }

    [FromQuery(Name = "ding")]
    public string? Thing { get; set; }

    [FromQuery(Name = "waarom")]
    public string? Reason { get; set; }

    /// <summary>From where in the log, as a link to older entries says it.</summary>
    [FromQuery(Name = "na")]
    public string? After { get; set; }

    /// <summary>Whether the log is narrowed down.</summary>
    public bool IsNarrowed => Fields.Any(f => f.Value is not null);

    /// <summary>What the log is narrowed down by, as the address has it.</summary>
    public IReadOnlyDictionary<string, string?> Fields => new Dictionary<string, string?>
    {
        ["van"] = Blank(From),
        ["tot"] = Blank(Until),
        ["wie"] = Blank(Person),
        ["wat"] = Blank(Activity),
        ["ding"] = Blank(Thing),
        ["waarom"] = Blank(Reason),
    };

    public AuditFilter ToFilter() => new(
        Day(From),
        Day(Until),
        Blank(Person),
        Activities.FirstOrDefault(a => a.Value == Activity) is { Value: not null } chosen ? chosen.Key : null,
        Blank(Thing),
        Blank(Reason));

    /// <summary>The place that the page begins after; null for the newest entries.</summary>
    public AuditPlace? ToPlace() => PlaceIn(After);

    /// <summary>The place in the log that a word in an address names; null when it names none.</summary>
    public static AuditPlace? PlaceIn(string? word)
    {
        var parts = (word ?? "").Split('-');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? new AuditPlace(new DateTime(ticks, DateTimeKind.Utc), id)
                : null;
    }

    /// <summary>The address of what comes after a place, with the same narrowing.</summary>
    public string ToPageAfter(AuditPlace place) =>
        QueryHelpers.AddQueryString(ToNewest(), "na", WordOf(place));

    /// <summary>A place in the log, as an address names it.</summary>
    public static string WordOf(AuditPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.At.Ticks}-{place.Id}");

    /// <summary>The address of the newest entries, with the same narrowing.</summary>
    public string ToNewest() => QueryHelpers.AddQueryString(Path, Fields.Where(f => f.Value is not null));

    /// <summary>Where what is found is taken out.</summary>
    public string ToExport() => QueryHelpers.AddQueryString(Path + Export, Fields.Where(f => f.Value is not null));

    /// <summary>The address of what was done with a thing.</summary>
    public static string ToThing(string code) => QueryHelpers.AddQueryString(Path, "ding", code);

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim() is var word && word.Length > WordLength ? word[..WordLength] : word;

    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
