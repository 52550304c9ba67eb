using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Questions;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>An answer on the check page.</summary>
/// <param name="Name">What was asked.</param>
/// <param name="Value">What was answered.</param>
/// <param name="Change">Where it can be changed.</param>
public sealed record CheckRow(string Name, string Value, string Change)
{
    /// <summary>Pictures to show with it.</summary>
    public IReadOnlyList<ShownAttachment> Photos { get; init; } = [];

    /// <summary>A street to draw with it.</summary>
    public StreetLine? Line { get; init; }

    /// <summary>What in the reporter's own words may lead to a person, each once.</summary>
    public IEnumerable<PersonalDetail> Minded { get; init; } = [];

    /// <summary>What to ask of words: is this needed?</summary>
    public static IEnumerable<PersonalDetail> Mind(string words) => PersonalDetails.Find(words).DistinctBy(found => (found.Kind, found.Words));

    /// <summary>The same of an answer to a question of the kind; who asks for a plate needs it.</summary>
    public static IEnumerable<PersonalDetail> Mind(ToldDetail told) => !told.Question.IsInWords ? []
        : Mind(string.Join('\n', told.Answers)).Where(found => found.Kind != PersonalDetailKind.Plate || !told.Question.AsksForPlate);
}
