using System.Text.Json;
using System.Text.Json.Serialization;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Questions;

/// <summary>
/// A question as it was asked, with what was answered. A report keeps both, so that it says the same when the questions of its
/// kind are others.
/// </summary>
/// <param name="Question">The question, without what is only of use to who answers.</param>
/// <param name="Answers">The answers, as <see cref="ToldDetails"/> writes them; none where it was passed over.</param>
public sealed record ToldDetail(KindQuestion Question, IReadOnlyList<string> Answers);

/// <summary>Writes what was told of the questions of a kind as a report keeps it, and reads it.</summary>
public static class DetailText
{
    /// <summary>The longest that it can be, in characters: some twenty questions, answered at length.</summary>
    public const int Length = 30_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What was told, with all that was asked; null when nothing was.</summary>
    public static string? Write(IReadOnlyList<KindQuestion> questions, ToldDetails? told)
    {
        if (told is null)
            return null;
        var details = questions.Asked(told)
            .Select(q => new ToldDetail(q with { Help = null, ShownWhen = null, Stop = null }, told.Answers.TryGetValue(q.Key, out var given) ? given : []))
            .ToList();
        return details.Count == 0 ? null : JsonSerializer.Serialize(details, Options);
    }

    /// <summary>What was told, in the order in which it was asked; nothing when its key was destroyed.</summary>
    public static IReadOnlyList<ToldDetail> Read(SealedText? kept) =>
        kept?.Value is { } text ? JsonSerializer.Deserialize<List<ToldDetail>>(text, Options)! : [];

    /// <summary>What was told in the reporter's own words, to find the report by.</summary>
    public static string WordsOf(SealedText? kept) =>
        string.Join(' ', Read(kept).Where(d => d.Question.IsInWords).SelectMany(d => d.Answers));
}
