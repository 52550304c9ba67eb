using System.Globalization;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Reports.Questions;

namespace Wijkagent.Web.Shared;

/// <summary>Writes what was answered to a question of a kind as people read it.</summary>
public static class DetailWords
{
    /// <summary>
    /// The answer in the language of the page, in the reporter's own words where it was told in words; a line for each of several,
    /// and that there is none where the question was passed over.
    /// </summary>
    public static string Of(ToldDetail detail, IStringLocalizer<SharedText> words) =>
        detail.Answers.Count == 0 ? words["Detail.None"] : string.Join('\n', detail.Answers.Select(answer => Of(detail.Question, answer, words)));

    private static string Of(KindQuestion question, string answer, IStringLocalizer<SharedText> words) => question.Type switch
    {
        QuestionType.YesNo => words[$"Detail.{answer}"],
        QuestionType.OneOf or QuestionType.SeveralOf => question.Options?.FirstOrDefault(o => o.Key == answer)?.Label.ToString() ?? answer,
        QuestionType.Number => int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("N0", CultureInfo.CurrentCulture) : answer,
        QuestionType.DateAndTime => DetailMoment.Read(answer) switch
        {
            { Time: { } time } moment => words["Detail.Moment", moment.Day, time],
            { } moment => moment.Day.ToString("D", CultureInfo.CurrentCulture),
            null => answer,
        },
        _ => answer,
    };
}
