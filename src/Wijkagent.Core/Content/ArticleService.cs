using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Content;

/// <summary>An article as a list shows it.</summary>
/// <param name="Slug">The word in its address.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Intro">The first lines.</param>
/// <param name="PublishedAt">When, UTC.</param>
public sealed record ListedArticle(string Slug, LocalizedText Title, LocalizedText Intro, DateTime PublishedAt);

/// <summary>An article as its page shows it.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Intro">The first lines.</param>
/// <param name="Body">Markdown.</param>
/// <param name="PublishedAt">When, UTC.</param>
/// <param name="ReadAlso">Other articles, newest first.</param>
public sealed record WholeArticle(
    LocalizedText Title, LocalizedText Intro, LocalizedText Body, DateTime PublishedAt, IReadOnlyList<ListedArticle> ReadAlso);

/// <summary>Reads news and background.</summary>
public sealed class ArticleService(WijkagentDbContext db, TimeProvider clock)
{
    private const int ReadAlso = 3;

    /// <summary>The newest articles that are published by now.</summary>
    public async Task<IReadOnlyList<ListedArticle>> LatestAsync(int count, CancellationToken cancel) =>
        await Listed(Published(clock.GetUtcNow().UtcDateTime)).Take(count).ToListAsync(cancel);

    /// <summary>One article by the word in its address; <see cref="NothingHere"/> when there is none.</summary>
    public async Task<Result<WholeArticle>> FindAsync(string slug, CancellationToken cancel)
    {
        var published = Published(clock.GetUtcNow().UtcDateTime);
        var found = await published.SingleOrDefaultAsync(a => a.Slug == slug, cancel);
        if (found is null)
            return new NothingHere();
        var others = await Listed(published.Where(a => a.Slug != slug)).Take(ReadAlso).ToListAsync(cancel);
        return new WholeArticle(found.Title, found.Intro, found.Body, found.PublishedAt, others);
    }

    private IQueryable<Article> Published(DateTime now) => db.Articles.AsNoTracking().Where(a => a.PublishedAt <= now);

    private static IQueryable<ListedArticle> Listed(IQueryable<Article> articles) => articles
        .OrderByDescending(a => a.PublishedAt).ThenBy(a => a.Slug)
        .Select(a => new ListedArticle(
            a.Slug, new LocalizedText(a.Title.Nl, a.Title.En), new LocalizedText(a.Intro.Nl, a.Intro.En), a.PublishedAt));
}
