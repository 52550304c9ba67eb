using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// What is written down of one act. No personal data of reporters, nothing of what they told, and no words that were
/// searched for: those are names of people.
/// </summary>
/// <param name="Activity">What was done.</param>
/// <param name="SubjectType">With what kind of thing, e.g. <c>Report</c>.</param>
/// <param name="SubjectId">With which; null for a list.</param>
/// <param name="Code">The code or number that people know it by.</param>
public sealed record AuditNote(AuditActivity Activity, string SubjectType, Guid? SubjectId = null, string? Code = null)
{
    // Words are left out by name; how many there were is put in their place.
    private const string Words = "words";

    // The opening that a look stands on is named by its key: why is sealed with the case, and ends with it.
    private const string OpeningStart = "{\"opening\":\"";

    private const string GroundStart = "{\"ground\":\"";
    private const string End = "\"}";

    private static readonly JsonSerializerOptions FilterOptions = new(JsonSerializerOptions.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>When, UTC; null is the moment of writing.</summary>
    public DateTime? At { get; init; }

    /// <summary>The name of the event it was.</summary>
    public string? Event { get; init; }

    /// <summary>Why, where somebody had to say so: the key of the words (<see cref="AuditLog.Keep"/>).</summary>
    public Guid? Reason { get; init; }

    /// <summary>Codes or keys of everything that was shown; its number is noted too.</summary>
    public IReadOnlyList<string>? Shown { get; init; }

    /// <summary>By what a list was narrowed down, as JSON; of words only how many.</summary>
    public string? Filters { get; init; }

    /// <summary>The same, of what stood open to somebody because of a reason: the entry names the opening that keeps it.</summary>
    /// <param name="opening">The key of the opening; null when it was not needed.</param>
    public AuditNote Under(Guid? opening) =>
        opening is { } id ? this with { Filters = $"{OpeningStart}{id}{End}" } : this;

    /// <summary>The same, with because of what it was seen.</summary>
    public AuditNote On(LookGround ground) => this with { Filters = $"{GroundStart}{ground}{End}" };

    /// <summary>The same of a case or report, with because of what this person saw it: the opening it took, or whose neighbourhood it is.</summary>
    public AuditNote Because(Actor actor, Guid neighbourhoodId, Guid? caseId, Guid? reportId = null) =>
        actor.OpeningOf(caseId, reportId) is { } opening ? Under(opening)
        : actor.Grounds.TryGetValue(neighbourhoodId, out var ground) ? On(ground)
        : this;

    /// <summary>Because of what it was seen, as an entry names it; null when it names nothing of the kind.</summary>
    /// <param name="filters">As they stand in the entry.</param>
    public static LookGround? GroundIn(string? filters) =>
        filters is not null && filters.StartsWith(GroundStart, StringComparison.Ordinal)
            && Enum.TryParse<LookGround>(filters.AsSpan(GroundStart.Length).TrimEnd(End), out var ground)
                ? ground
                : null;

    /// <summary>The key of the opening that an entry names; null when it names none.</summary>
    /// <param name="filters">As they stand in the entry.</param>
    public static Guid? OpeningIn(string? filters) =>
        filters is not null && filters.StartsWith(OpeningStart, StringComparison.Ordinal)
            && Guid.TryParse(filters.AsSpan(OpeningStart.Length).TrimEnd(End), out var opening)
                ? opening
                : null;

    /// <summary>A page of a list that is shown: one note, with what is on it.</summary>
    /// <param name="subjectType">Of what kind of thing.</param>
    /// <param name="filter">By what it is narrowed down.</param>
    /// <param name="words">The words that were searched for, if any.</param>
    /// <param name="page">Which page.</param>
    /// <param name="shown">The codes or keys of what is on it.</param>
    public static AuditNote OfList(string subjectType, object filter, string? words, int page, IEnumerable<string> shown)
    {
        var kept = Kept(filter);
        if (!string.IsNullOrWhiteSpace(words))
            kept[Words] = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        kept["page"] = page;
        return new AuditNote(string.IsNullOrWhiteSpace(words) ? AuditActivity.Listed : AuditActivity.Searched, subjectType)
        {
            Shown = [.. shown],
            Filters = kept.ToJsonString(),
        };
    }

    /// <summary>By what something is narrowed down, as it is noted.</summary>
    public static string FiltersOf(object filter) => Kept(filter).ToJsonString();

    private static JsonObject Kept(object filter)
    {
        var kept = JsonSerializer.SerializeToNode(filter, FilterOptions)!.AsObject();
        kept.Remove(Words);
        foreach (var typed in kept.Where(f => f.Value?.GetValueKind() == JsonValueKind.String && !IsCode(f.Value.GetValue<string>())).ToList())
            kept.Remove(typed.Key);
        return kept;
    }

    // A filter comes from an address, where anybody can write anything.
    private static bool IsCode(string value) =>
        value.Length <= AuditEntry.CodeLength && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
