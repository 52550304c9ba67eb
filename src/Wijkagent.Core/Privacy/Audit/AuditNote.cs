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
    /// <summary>When, UTC; null is the moment of writing.</summary>
    public DateTime? At { get; init; }

    /// <summary>The name of the event it was.</summary>
    public string? Event { get; init; }

    /// <summary>Why, where somebody had to say so.</summary>
    public string? Reason { get; init; }

    /// <summary>Codes or keys of everything that was shown; its number is noted too.</summary>
    public IReadOnlyList<string>? Shown { get; init; }

    /// <summary>By what a list was narrowed down, as JSON; of words only how many.</summary>
    public string? Filters { get; init; }
}
