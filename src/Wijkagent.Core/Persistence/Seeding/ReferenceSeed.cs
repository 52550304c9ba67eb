using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>
/// Brings kinds of report and questions with their answers into the database: adds what is missing, changes what the
/// files say otherwise, in one save. A second time changes nothing.
/// </summary>
public sealed class ReferenceSeed(WijkagentDbContext db, IDatabaseDialect dialect)
{
    /// <summary>Brings them in.</summary>
    /// <returns>How many rows were added or changed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var kinds = await SeedFiles.ReadAsync<ReportKindDetails[]>("Reference.kinds.json", cancel);
        var faq = await SeedFiles.ReadAsync<FaqFile>("Reference.faq.json", cancel);
        try
        {
            return await BringInAsync(kinds, faq, cancel);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || dialect.IsUniqueViolation(failure))
        {
            // Another node starts at the same moment and was first; what is left, if anything, is the difference.
            db.ChangeTracker.Clear();
            return await BringInAsync(kinds, faq, cancel);
        }
    }

    private async Task<int> BringInAsync(ReportKindDetails[] kinds, FaqFile faq, CancellationToken cancel)
    {
        await BringInKindsAsync(kinds, cancel);
        await BringInQuestionsAsync(faq, cancel);
        return await db.SaveChangesAsync(cancel);
    }

    private async Task BringInKindsAsync(ReportKindDetails[] kinds, CancellationToken cancel)
    {
        var kept = await db.ReportKinds.ToDictionaryAsync(k => k.Slug, cancel);
        foreach (var kind in kinds)
        {
            if (kept.TryGetValue(kind.Slug, out var known))
                known.Describe(kind);
            else
                db.ReportKinds.Add(new ReportKind(kind));
        }
    }

    private async Task BringInQuestionsAsync(FaqFile faq, CancellationToken cancel)
    {
        var topics = await db.FaqTopics.ToDictionaryAsync(t => t.Slug, cancel);
        foreach (var topic in faq.Topics)
        {
            if (topics.TryGetValue(topic.Slug, out var known))
                known.Describe(topic.Name, topic.Order);
            else
                db.FaqTopics.Add(topics[topic.Slug] = new FaqTopic(topic.Slug, topic.Name, topic.Order));
        }

        var questions = await db.Faqs.ToDictionaryAsync(f => f.Slug, cancel);
        foreach (var question in faq.Questions)
        {
            var topic = topics[question.Topic];
            if (questions.TryGetValue(question.Slug, out var known))
                known.Describe(topic, question.Order, question.Question, question.Answer);
            else
                db.Faqs.Add(new Faq(question.Slug, topic, question.Order, question.Question, question.Answer));
        }
    }

    private sealed record FaqFile(TopicInFile[] Topics, QuestionInFile[] Questions);

    private sealed record TopicInFile(string Slug, LocalizedText Name, int Order);

    private sealed record QuestionInFile(string Slug, string Topic, int Order, LocalizedText Question, LocalizedText Answer);
}
