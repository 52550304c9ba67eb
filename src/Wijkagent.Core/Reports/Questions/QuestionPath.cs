namespace Wijkagent.Core.Reports.Questions;

/// <summary>
/// What was answered to the questions of a kind: by the key of the question its answers, none for one that was passed over.
/// A number is written with digits, a moment as «2026-03-02» or «2026-03-02T21:30», a choice as its key.
/// </summary>
/// <param name="Answers">The answers to the questions that were asked.</param>
/// <param name="IsComplete">Whether all of them are answered.</param>
public sealed record ToldDetails(IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, bool IsComplete);

/// <summary>Finds the way through the questions of a kind: which are asked depends on what was answered before.</summary>
public static class QuestionPath
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> None = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The questions that these answers lead to, in order.</summary>
    public static IReadOnlyList<KindQuestion> Asked(this IReadOnlyList<KindQuestion> questions, ToldDetails? told)
    {
        var (answers, asked) = (told?.Answers ?? None, new List<KindQuestion>());
        foreach (var question in questions)
        {
            // An earlier one that is no longer asked leads to nothing, whatever was answered to it before.
            if (question.ShownWhen is not { } when
                || (asked.Exists(a => a.Key == when.Question) && answers.TryGetValue(when.Question, out var given) && given.Intersect(when.Answers).Any()))
            {
                asked.Add(question);
            }
        }

        return asked;
    }

    /// <summary>The first question that is asked and not answered; null when all are.</summary>
    public static KindQuestion? FirstOpen(this IReadOnlyList<KindQuestion> questions, ToldDetails? told) =>
        questions.Asked(told).FirstOrDefault(q => told is null || !told.Answers.TryGetValue(q.Key, out var given) || !Fits(q, given));

    /// <summary>What is told once a question is answered, or answered otherwise: answers to what is no longer asked are let go of.</summary>
    public static ToldDetails With(this IReadOnlyList<KindQuestion> questions, ToldDetails? told, string key, IReadOnlyList<string> given)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(told?.Answers ?? None) { [key] = given };
        return questions.Settle(new ToldDetails(answers, false));
    }

    /// <summary>What is told of these questions, and whether that is all.</summary>
    public static ToldDetails Settle(this IReadOnlyList<KindQuestion> questions, ToldDetails? told)
    {
        var asked = questions.Asked(told);
        var answers = (told?.Answers ?? None).Where(a => asked.Any(q => q.Key == a.Key)).ToDictionary();
        return new ToldDetails(answers, questions.FirstOpen(new ToldDetails(answers, false)) is null);
    }

    /// <summary>Whether an answer can still be one: the question may have been changed since it was given.</summary>
    private static bool Fits(KindQuestion question, IReadOnlyList<string> given) =>
        given.Count == 0 ? !question.Required : question.Choices.Count == 0 || given.All(question.Choices.Contains);
}
