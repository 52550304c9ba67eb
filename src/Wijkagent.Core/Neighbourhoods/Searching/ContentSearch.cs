using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Searching;

/// <summary>Finds questions and published articles by their title, in either language; two queries.</summary>
public sealed class ContentSearch(WijkagentDbContext db, TimeProvider clock)
{
    /// <summary>Fewer characters than this would find everything.</summary>
    public const int MinLength = 3;

    /// <summary>Questions and articles whose title holds what was typed.</summary>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string typed, CancellationToken cancel)
    {
        if (typed.Length < MinLength)
            return [];

        var pattern = LikePattern.Contains(typed);
        var questions = await db.Faqs
            .Where(f => EF.Functions.Like(f.Question.Nl, pattern, LikePattern.Escape) || EF.Functions.Like(f.Question.En, pattern, LikePattern.Escape))
            .OrderBy(f => f.Order).ThenBy(f => f.Slug)
            .Select(f => new { f.Slug, Question = new LocalizedText(f.Question.Nl, f.Question.En) })
            .Take(SearchService.MaxPerKind)
            .ToListAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var articles = await db.Articles
            .Where(a => a.PublishedAt <= now)
            .Where(a => EF.Functions.Like(a.Title.Nl, pattern, LikePattern.Escape) || EF.Functions.Like(a.Title.En, pattern, LikePattern.Escape))
            .OrderByDescending(a => a.PublishedAt).ThenBy(a => a.Slug)
            .Select(a => new { a.Slug, Title = new LocalizedText(a.Title.Nl, a.Title.En) })
            .Take(SearchService.MaxPerKind)
            .ToListAsync(cancel);
        return
        [
            .. questions.Select(q => new SearchHit(SearchKind.Question, q.Question.ToString(), null, Slug: q.Slug)),
            .. articles.Select(a => new SearchHit(SearchKind.Article, a.Title.ToString(), null, Slug: a.Slug)),
        ];
    }
}
