using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Core.Reports.Questions;

/// <summary>What was filled in as the answer to a question of a kind.</summary>
/// <param name="Values">What was typed or chosen.</param>
/// <param name="HappenedOn">The day, of a question about a moment; null when none was filled in.</param>
/// <param name="IsDayReadable">Whether what was filled in as a day, if anything, is one.</param>
/// <param name="HappenedAt">The time as it was typed.</param>
public sealed record TellDetail(IReadOnlyList<string> Values, DateOnly? HappenedOn, bool IsDayReadable, string? HappenedAt)
{
    /// <summary>What was typed, where there is one answer.</summary>
    public string? Typed => Values.Count > 0 ? Values[0] : null;
}

/// <summary>The question is not, or no longer, among those that this report is asked.</summary>
public sealed record QuestionNotAsked : NotFoundError;

/// <summary>What was typed is no whole number that the question takes.</summary>
/// <param name="Least">The smallest that it takes.</param>
/// <param name="Most">The largest that it takes.</param>
public sealed record NumberOutside(int Least, int Most) : InvalidError(DetailAnswering.Field)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Least, Most];
}

/// <summary>Checks the answers to the questions of a kind, one at a time, and keeps them in the draft.</summary>
public sealed class DetailAnswering(WijkagentDbContext db, ReportDrafts drafts, TimeProvider clock)
{
    /// <summary>The field that what is wrong with an answer is told at, but for a day or time.</summary>
    public const string Field = "Value";

    /// <summary>The field of a question with any number of answers.</summary>
    public const string FieldOfSeveral = "Values";

    /// <summary>Answers a question.</summary>
    /// <returns>
    /// What helps instead when the answer ends the form: then nothing is kept. Null when it was kept. Or <see cref="DraftGone"/>,
    /// <see cref="QuestionNotAsked"/>, or what is wrong with the answer.
    /// </returns>
    public async Task<Result<StopAdvice?>> TellAsync(string? token, string key, TellDetail told, CancellationToken cancel)
    {
        var draft = await drafts.OpenAsync(token, cancel);
        if (!draft.IsDone)
            return draft.Error;
        var (kindId, details) = (draft.Value.Answers.KindId, draft.Value.Answers.Details);
        var questions = await db.ReportKinds.Where(k => k.Id == kindId).Select(k => k.Questions).SingleOrDefaultAsync(cancel);
        if (questions?.Asked(details).SingleOrDefault(q => q.Key == key) is not { } question)
            return new QuestionNotAsked();
        var check = new InputCheck();
        var given = Read(question, told, check);
        if (check.Error is { } error)
            return error;
        if (question.Stop is { } stop && given.Contains(stop.Answer))
            return stop;
        var kept = await drafts.KeepAsync(
            token, answers => answers.KindId == kindId ? answers with { Details = questions.With(answers.Details, key, given) } : answers, cancel);
        return kept.IsDone ? default(StopAdvice) : kept.Error;
    }

    private IReadOnlyList<string> Read(KindQuestion question, TellDetail told, InputCheck check)
    {
        switch (question.Type)
        {
            case QuestionType.DateAndTime:
                var (day, time) = MomentReading.Read(told.HappenedOn, told.IsDayReadable, told.HappenedAt, question.Required, clock, check);
                return day is { } on ? [DetailMoment.Write(on, time)] : [];
            case QuestionType.YesNo or QuestionType.OneOf or QuestionType.SeveralOf:
                return Chosen(question, told.Values, check);
            case QuestionType.Number:
                return Number(question, check.Line(told.Typed, Field, KindQuestion.LineLength, question.Required), check);
            default:
                var text = question.Type == QuestionType.LongText
                    ? check.Lines(told.Typed, Field, KindQuestion.LinesLength, question.Required)
                    : check.Line(told.Typed, Field, KindQuestion.LineLength, question.Required);
                return text.Length > 0 ? [text] : [];
        }
    }

    private static List<string> Chosen(KindQuestion question, IReadOnlyList<string> values, InputCheck check)
    {
        // In the order of the question; what it does not offer is passed over.
        var chosen = question.Choices.Where(values.Contains).ToList();
        if (question.Type != QuestionType.SeveralOf && chosen.Count > 1)
            chosen = chosen[..1];
        if (chosen.Count == 0 && question.Required)
            check.Refuse(new ValueMissing(question.Type == QuestionType.SeveralOf ? FieldOfSeveral : Field));
        return chosen;
    }

    private static IReadOnlyList<string> Number(KindQuestion question, string typed, InputCheck check)
    {
        if (typed.Length == 0)
            return [];
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= question.Least && number <= question.Most)
            return [number.ToString(CultureInfo.InvariantCulture)];
        check.Refuse(new NumberOutside(question.Least, question.Most));
        return [];
    }
}
