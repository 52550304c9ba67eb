using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Questions;

namespace Wijkagent.Core.Tests.Reports.Questions;

/// <summary>The questions of the kinds that are shipped hang together.</summary>
public sealed class ShippedQuestionsTests
{
    [Fact]
    public async Task Every_kind_asks_something_and_together_they_ask_in_every_way()
    {
        var kinds = await KindsAsync();

        Assert.Equal(15, kinds.Length);
        Assert.All(kinds, k => Assert.NotEmpty(k.Questions));
        Assert.Equal(
            Enum.GetValues<QuestionType>(), kinds.SelectMany(k => k.Questions).Select(q => q.Type).Distinct().Order());
    }

    [Fact]
    public async Task A_question_has_one_name_words_in_both_languages_and_answers_to_choose_where_they_belong()
    {
        foreach (var kind in await KindsAsync())
        {
            Assert.Equal(kind.Questions.Count, kind.Questions.DistinctBy(q => q.Key).Count());
            Assert.All(kind.Questions, q =>
            {
                Assert.Matches("^[a-z][a-z-]*$", q.Key);
                Assert.InRange(q.Key.Length, 1, KindQuestion.KeyLength);
                Assert.Equal(q.Type is QuestionType.OneOf or QuestionType.SeveralOf, q.Options is not null);
                Assert.Equal(q.Choices.Count, q.Choices.Distinct().Count());
                Assert.NotEqual(1, q.Choices.Count);
                Assert.All(Texts(q), text => Assert.True(text.Nl.Length > 0 && text.En.Length > 0, $"{kind.Slug}/{q.Key}"));
            });
        }
    }

    [Fact]
    public async Task What_a_question_hangs_on_is_asked_before_it_and_can_be_answered_so()
    {
        foreach (var kind in await KindsAsync())
        {
            foreach (var (place, question) in kind.Questions.Index())
            {
                if (question.ShownWhen is { } when)
                {
                    var earlier = Assert.Single(kind.Questions.Take(place), q => q.Key == when.Question);
                    Assert.NotEmpty(when.Answers);
                    Assert.Subset(earlier.Choices.ToHashSet(), when.Answers.ToHashSet());
                }

                if (question.Stop is { } stop)
                    Assert.Contains(stop.Answer, question.Choices);
            }
        }
    }

    [Fact]
    public async Task What_all_questions_can_be_answered_with_fits_in_a_report()
    {
        foreach (var kind in await KindsAsync())
        {
            var answers = kind.Questions.ToDictionary(q => q.Key, q => q.Choices.Count > 0 ? q.Choices : [new string('x', KindQuestion.LinesLength)]);
            Assert.InRange(DetailText.Write(kind.Questions, new ToldDetails(answers, true))!.Length, 1, DetailText.Length);
        }
    }

    private static IEnumerable<LocalizedText> Texts(KindQuestion q) =>
        new[] { q.Label, q.Help, q.Stop?.Advice }.OfType<LocalizedText>().Concat((q.Options ?? []).Select(o => o.Label));

    private static Task<ReportKindDetails[]> KindsAsync() => SeedFiles.ReadAsync<ReportKindDetails[]>("Reference.kinds.json", default);
}
