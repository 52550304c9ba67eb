using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Cases;

/// <summary>A saved view of the cases.</summary>
public enum CaseView
{
    /// <summary>What is being worked on.</summary>
    Open,

    /// <summary>What this officer opened and is not done.</summary>
    Mine,

    /// <summary>What waits for somebody.</summary>
    Waiting,

    /// <summary>What is resolved or closed.</summary>
    Done,

    /// <summary>Everything.</summary>
    All,
}

/// <summary>What is looked for among the cases; null leaves a thing open.</summary>
/// <param name="View">In which view.</param>
/// <param name="Kind">The slug of a kind.</param>
/// <param name="Neighbourhood">The code of a neighbourhood.</param>
/// <param name="Words">Whole words that are all in the title, or parts of the number; sensitive cases are found by their number alone.</param>
public sealed record CaseFilter(CaseView View = CaseView.Open, string? Kind = null, string? Neighbourhood = null, string? Words = null);

/// <summary>One line of the list of cases.</summary>
/// <param name="Number">The number.</param>
/// <param name="Title">What the problem is.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Neighbourhood">Where, by name.</param>
/// <param name="Status">How far it is.</param>
/// <param name="WaitingFor">Who is waited for.</param>
/// <param name="Reports">How many reports are on it.</param>
/// <param name="NextTaskOn">Before the end of which day something has to be done.</param>
/// <param name="ChangedAt">When something last happened, UTC.</param>
public sealed record CaseRow(
    string Number,
    SealedText Title,
    LocalizedText Kind,
    string Neighbourhood,
    CaseStatus Status,
    SealedText? WaitingFor,
    int Reports,
    DateOnly? NextTaskOn,
    DateTime ChangedAt);

/// <summary>A task that has to be done soon.</summary>
/// <param name="CaseNumber">On which case.</param>
/// <param name="CaseTitle">What that case is about.</param>
/// <param name="Description">What has to be done.</param>
/// <param name="DueOn">Before the end of which day.</param>
public sealed record DueTask(string CaseNumber, SealedText CaseTitle, SealedText Description, DateOnly DueOn);

/// <summary>The cases a person handles, as lists. What is shown is noted.</summary>
public sealed class CaseSearch(WijkagentDbContext db, Contents contents, SearchIndex index, AuditLog log)
{
    /// <summary>How many lines are on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Counting stops here.</summary>
    public const int CountLimit = 2000;

    private static readonly CaseStatus[] DoneStatuses = [CaseStatus.Resolved, CaseStatus.Closed];

    /// <summary>One page of what is looked for, what changed last first; a page past the end is the last one.</summary>
    public async Task<Page<CaseRow>> ListAsync(CaseFilter filter, int page, Actor actor, CancellationToken cancel)
    {
        var found = await FindAsync(filter, actor, cancel);
        var total = await found.AnyUpTo(CountLimit).CountAsync(cancel);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var number = Math.Clamp(page, 1, last);
        var rows = await Rows(found).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        await contents.OpenAllAsync(rows, cancel);
        await NoteAsync(filter, number, rows.Select(r => r.Number), actor, cancel);
        return new Page<CaseRow>(rows, number, PageSize, total);
    }

    /// <summary>The first few of a view, for an overview.</summary>
    public async Task<List<CaseRow>> FirstAsync(CaseView view, int count, Actor actor, CancellationToken cancel)
    {
        var rows = await Rows(Find(new CaseFilter(view), actor)).Take(count).ToListAsync(cancel);
        await contents.OpenAllAsync(rows, cancel);
        if (rows.Count > 0)
            await NoteAsync(new CaseFilter(view), 1, rows.Select(r => r.Number), actor, cancel);
        return rows;
    }

    /// <summary>How many cases are in a view.</summary>
    public Task<int> CountAsync(CaseView view, Actor actor, CancellationToken cancel) =>
        Find(new CaseFilter(view), actor).AnyUpTo(CountLimit).CountAsync(cancel);

    /// <summary>The tasks that are due on or before a day, what is due first first.</summary>
    public async Task<List<DueTask>> TasksDueAsync(DateOnly until, int count, Actor actor, CancellationToken cancel)
    {
        var tasks = await db.Cases.AsNoTracking().VisibleTo(actor)
            .Where(c => !DoneStatuses.Contains(c.Status))
            .SelectMany(c => c.Tasks, (c, task) => new { c.Id, c.Number, c.Title, TaskId = task.Id, task.Description, task.DueOn, task.FinishedAt })
            .Where(t => t.FinishedAt == null && t.DueOn != null && t.DueOn <= until)
            .OrderBy(t => t.DueOn).ThenBy(t => t.Number)
            .Take(count)
            .Select(t => new DueTask(t.Number, t.Title.At(t.Id), t.Description.At(t.TaskId), t.DueOn!.Value))
            .ToListAsync(cancel);
        await contents.OpenAllAsync(tasks, cancel);
        if (tasks.Count > 0)
            await log.NoteAsync(AuditNote.OfList(nameof(CaseTask), new { until }, null, 1, tasks.Select(t => t.CaseNumber).Distinct()), actor, cancel);
        return tasks;
    }

    private Task NoteAsync(CaseFilter filter, int page, IEnumerable<string> numbers, Actor actor, CancellationToken cancel) =>
        log.NoteAsync(AuditNote.OfList(nameof(Case), filter, filter.Words, page, numbers), actor, cancel);

    private async Task<IQueryable<Case>> FindAsync(CaseFilter filter, Actor actor, CancellationToken cancel)
    {
        var found = Find(filter, actor);
        if (string.IsNullOrWhiteSpace(filter.Words))
            return found;
        var words = await index.WordsOfAsync(filter.Words, cancel);
        foreach (var (text, hash) in words)
        {
            var pattern = LikePattern.Contains(text);
            found = found.Where(c => db.SearchWords.Any(w => w.Hash == hash && w.OwnerId == c.Id)
                || EF.Functions.Like(c.Number, pattern, LikePattern.Escape));
        }

        return words.Count > 0 ? found : found.Where(_ => false);
    }

    // All but the words, which take a key.
    private IQueryable<Case> Find(CaseFilter filter, Actor actor)
    {
        var found = db.Cases.AsNoTracking().VisibleTo(actor);
        var officer = actor.OfficerId;
        found = filter.View switch
        {
            CaseView.Open => found.Where(c => !DoneStatuses.Contains(c.Status)),
            CaseView.Mine => found.Where(c => !DoneStatuses.Contains(c.Status) && officer != null && c.OfficerId == officer),
            CaseView.Waiting => found.Where(c => c.Status == CaseStatus.Waiting),
            CaseView.Done => Listed(found.Where(c => DoneStatuses.Contains(c.Status)), filter.Words),
            _ => Listed(found, filter.Words),
        };
        if (filter.Kind is not null)
            found = found.Where(c => c.Kind.Slug == filter.Kind);
        if (filter.Neighbourhood is not null)
            found = found.Where(c => c.Neighbourhood.Code == filter.Neighbourhood);
        return found;
    }

    /// <summary>After a year a case is found by its whole number alone.</summary>
    private static IQueryable<Case> Listed(IQueryable<Case> cases, string? words) =>
        PublicCode.Normalise(words) is null ? cases.Where(c => c.Band == AgeBand.Free) : cases;

    private static IQueryable<CaseRow> Rows(IQueryable<Case> cases) => cases
        .OrderByDescending(c => c.ChangedAt).ThenBy(c => c.Number)
        .Select(c => new CaseRow(
            c.Number,
            c.Title.At(c.Id),
            new LocalizedText(c.Kind.Name.Nl, c.Kind.Name.En),
            c.Neighbourhood.Name,
            c.Status,
            c.WaitingFor.At(c.Id),
            c.Reports.Count,
            c.Tasks.Where(t => t.FinishedAt == null).Min(t => t.DueOn),
            c.ChangedAt));
}
