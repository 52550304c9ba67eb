using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Content;

/// <summary>A subject with its questions, as a page shows it.</summary>
/// <param name="Slug">The word in addresses.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Questions">In their order.</param>
public sealed record AnsweredTopic(string Slug, LocalizedText Name, IReadOnlyList<AnsweredQuestion> Questions);

/// <summary>A question with its answer.</summary>
/// <param name="Slug">The word in its own link.</param>
/// <param name="Question">As a resident asks it.</param>
/// <param name="Answer">Markdown.</param>
/// <param name="TopicSlug">The subject it stands under.</param>
/// <param name="TopicName">What that subject is called.</param>
public sealed record AnsweredQuestion(
    string Slug, LocalizedText Question, LocalizedText Answer, string TopicSlug, LocalizedText TopicName);

/// <summary>Reads questions and answers.</summary>
public sealed class FaqService(WijkagentDbContext db)
{
    /// <summary>All subjects that have questions, in order, with their questions.</summary>
    public async Task<IReadOnlyList<AnsweredTopic>> ByTopicAsync(CancellationToken cancel)
    {
        var questions = await Answered(db.Faqs.OrderBy(f => f.Topic.Order).ThenBy(f => f.Order)).ToListAsync(cancel);
        return
        [
            .. questions
                .GroupBy(q => q.TopicSlug)
                .Select(topic => new AnsweredTopic(topic.Key, topic.First().TopicName, [.. topic])),
        ];
    }

    /// <summary>One question by the word in its link; <see cref="NothingHere"/> when there is none.</summary>
    public async Task<Result<AnsweredQuestion>> FindAsync(string slug, CancellationToken cancel) =>
        await Answered(db.Faqs.Where(f => f.Slug == slug)).SingleOrDefaultAsync(cancel) is { } found
            ? found
            : new NothingHere();

    private static IQueryable<AnsweredQuestion> Answered(IQueryable<Faq> faqs) =>
        faqs.Select(f => new AnsweredQuestion(
            f.Slug,
            new LocalizedText(f.Question.Nl, f.Question.En),
            new LocalizedText(f.Answer.Nl, f.Answer.En),
            f.Topic.Slug,
            new LocalizedText(f.Topic.Name.Nl, f.Topic.Name.En)));
}
