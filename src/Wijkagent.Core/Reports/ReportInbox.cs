using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports;

/// <summary>A saved view of the inbox.</summary>
public enum InboxView
{
    /// <summary>What an officer still has to do something with.</summary>
    Open,

    /// <summary>What nobody has opened.</summary>
    New,

    /// <summary>What is past its term.</summary>
    Late,

    /// <summary>What the reporter wrote to last, or whose diary has something new, also after it was answered: nothing a reporter writes goes unseen.</summary>
    Answered,

    /// <summary>What waits for the reporter.</summary>
    Waiting,

    /// <summary>What was answered, referred, declined or withdrawn.</summary>
    Done,

    /// <summary>Everything.</summary>
    All,
}

/// <summary>In which order the inbox is read.</summary>
public enum InboxOrder
{
    /// <summary>What came in last comes first.</summary>
    Newest,

    /// <summary>What came in first comes first.</summary>
    Oldest,

    /// <summary>What ends first comes first.</summary>
    Due,
}

/// <summary>What is looked for in the inbox; null leaves a thing open.</summary>
/// <param name="View">In which view.</param>
/// <param name="Kind">The slug of a kind.</param>
/// <param name="Neighbourhood">The code of a neighbourhood.</param>
/// <param name="Status">One state.</param>
/// <param name="Words">Whole words that are all in the text or the place, or parts of the code; sensitive reports are found by their code alone.</param>
/// <param name="From">Received on this day (Dutch time) or later.</param>
/// <param name="Until">Received on this day or earlier.</param>
/// <param name="Order">In which order.</param>
public sealed record InboxFilter(
    InboxView View = InboxView.Open,
    string? Kind = null,
    string? Neighbourhood = null,
    ReportStatus? Status = null,
    string? Words = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    InboxOrder Order = InboxOrder.Newest);

/// <summary>One line of the inbox.</summary>
/// <param name="Code">The code.</param>
/// <param name="Version">For the button that takes it in review.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Sensitive">Whether few may see it.</param>
/// <param name="Urgency">How quickly somebody should look.</param>
/// <param name="Neighbourhood">Where, by name.</param>
/// <param name="Place">Where, in the reporter's words.</param>
/// <param name="Text">What was told.</param>
/// <param name="Status">Its state.</param>
/// <param name="ReceivedAt">When it came in, UTC.</param>
/// <param name="DueAt">When its term ends, UTC.</param>
/// <param name="Answered">Whether the reporter wrote last.</param>
/// <param name="CallBack">Whether the reporter asked to be called, and is still to be.</param>
/// <param name="CaseNumber">The case it is on.</param>
public sealed record InboxRow(
    string Code,
    int Version,
    LocalizedText Kind,
    bool Sensitive,
    Urgency Urgency,
    string Neighbourhood,
    SealedText Place,
    SealedText Text,
    ReportStatus Status,
    DateTime? ReceivedAt,
    DateTime? DueAt,
    bool Answered,
    bool CallBack,
    string? CaseNumber)
{
    /// <summary>Whether there are moments in its diary that no officer read.</summary>
    public bool Diary { get; init; }

    /// <summary>The first words of what was told.</summary>
    public string Beginning => Text.Beginning(ReportInbox.BeginningLength);

    /// <summary>Whether nobody has opened it.</summary>
    public bool IsNew => Status == ReportStatus.Received;

    /// <summary>Whether its term has passed and an officer is to act.</summary>
    public bool IsLate(DateTime now) =>
        DueAt < now && Status != ReportStatus.AwaitingReporter && ReportLifecycle.Open.Contains(Status);
}

/// <summary>
/// The reports a person handles, as lists. An officer's beat holds hundreds of them, a team thousands: every query
/// begins at the index on neighbourhood, state and moment. What is shown is noted.
/// </summary>
public sealed class ReportInbox(
    WijkagentDbContext db, Contents contents, SearchIndex index, AuditLog log, TimeProvider clock)
{
    /// <summary>How many lines are on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Counting stops here: more pages than this nobody turns.</summary>
    public const int CountLimit = 2000;

    /// <summary>How many characters of a report a line shows.</summary>
    public const int BeginningLength = 140;

    private static readonly ReportStatus[] OpenStatuses = [.. ReportLifecycle.Open];

    private static readonly ReportStatus[] WithOfficer =
        [.. ReportLifecycle.Open.Where(s => s != ReportStatus.AwaitingReporter)];

    /// <summary>One page of what is looked for; a page past the end is the last one.</summary>
    public async Task<Page<InboxRow>> ListAsync(InboxFilter filter, int page, Actor actor, CancellationToken cancel)
    {
        var found = await FindAsync(filter, actor, cancel);
        var total = await found.AnyUpTo(CountLimit).CountAsync(cancel);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var number = Math.Clamp(page, 1, last);
        var rows = await Rows(Sort(found, filter.Order)).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        await contents.OpenAllAsync(rows, cancel);
        await NoteAsync(filter, number, rows, actor, cancel);
        return new Page<InboxRow>(rows, number, PageSize, total);
    }

    /// <summary>The first few of a view, for an overview.</summary>
    public async Task<List<InboxRow>> FirstAsync(InboxView view, int count, Actor actor, CancellationToken cancel)
    {
        var filter = new InboxFilter(view, Order: view == InboxView.Late ? InboxOrder.Due : InboxOrder.Newest);
        var rows = await Rows(Sort(Find(filter, actor), filter.Order)).Take(count).ToListAsync(cancel);
        if (rows.Count == 0)
            return rows;
        await contents.OpenAllAsync(rows, cancel);
        await NoteAsync(filter, 1, rows, actor, cancel);
        return rows;
    }

    /// <summary>How many reports are in each view that asks for work.</summary>
    public async Task<IReadOnlyDictionary<InboxView, int>> CountAsync(Actor actor, CancellationToken cancel)
    {
        var counts = new Dictionary<InboxView, int>();
        foreach (var view in new[] { InboxView.Open, InboxView.New, InboxView.Late, InboxView.Answered, InboxView.Waiting })
            counts[view] = await Find(new InboxFilter(view), actor).AnyUpTo(CountLimit).CountAsync(cancel);
        return counts;
    }

    private Task NoteAsync(InboxFilter filter, int page, List<InboxRow> rows, Actor actor, CancellationToken cancel) =>
        log.NoteAsync(AuditNote.OfList(nameof(Report), filter, filter.Words, page, rows.Select(r => r.Code)), actor, cancel);

    private async Task<IQueryable<Report>> FindAsync(InboxFilter filter, Actor actor, CancellationToken cancel)
    {
        var found = Find(filter, actor);
        if (string.IsNullOrWhiteSpace(filter.Words))
            return found;
        var words = await index.WordsOfAsync(filter.Words, cancel);
        foreach (var (text, hash) in words)
        {
            var pattern = LikePattern.Contains(text);
            found = found.Where(r => db.SearchWords.Any(w => w.Hash == hash && w.OwnerId == r.Id)
                || EF.Functions.Like(r.Code, pattern, LikePattern.Escape));
        }

        return words.Count > 0 ? found : found.Where(_ => false);
    }

    // All but the words, which take a key.
    private IQueryable<Report> Find(InboxFilter filter, Actor actor)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var found = InView(db.Reports.AsNoTracking().VisibleTo(actor), filter, now);
        if (filter.Kind is not null)
            found = found.Where(r => r.Kind.Slug == filter.Kind);
        if (filter.Neighbourhood is not null)
            found = found.Where(r => r.Neighbourhood.Code == filter.Neighbourhood);
        if (filter.Status is { } status)
            found = found.Where(r => r.Status == status);
        if (filter.From is { } from && WorkingTime.StartOf(from) is var start)
            found = found.Where(r => r.ReceivedAt >= start);
        if (filter.Until is { } until && until < DateOnly.MaxValue && WorkingTime.StartOf(until.AddDays(1)) is var end)
            found = found.Where(r => r.ReceivedAt < end);
        return found;
    }

    private static IQueryable<Report> InView(IQueryable<Report> reports, InboxFilter filter, DateTime now) => filter.View switch
    {
        InboxView.Open => reports.Where(r => OpenStatuses.Contains(r.Status)),
        InboxView.New => reports.Where(r => r.Status == ReportStatus.Received),
        InboxView.Late => reports.Where(r => WithOfficer.Contains(r.Status) && r.DueAt < now),
        InboxView.Answered => reports.Where(r => r.ReporterWroteAt != null || r.DiaryNewSince != null),
        InboxView.Waiting => reports.Where(r => r.Status == ReportStatus.AwaitingReporter),
        InboxView.Done => Listed(reports.Where(r => !OpenStatuses.Contains(r.Status)), filter.Words),
        _ => Listed(reports, filter.Words),
    };

    /// <summary>After a year a report is found by its whole code alone.</summary>
    private static IQueryable<Report> Listed(IQueryable<Report> reports, string? words) =>
        PublicCode.Normalise(words) is null ? reports.Where(r => r.Band == AgeBand.Free) : reports;

    private static IOrderedQueryable<Report> Sort(IQueryable<Report> reports, InboxOrder order) => order switch
    {
        InboxOrder.Oldest => reports.OrderBy(r => r.ReceivedAt).ThenBy(r => r.Code),
        InboxOrder.Due => reports.OrderBy(r => r.DueAt == null).ThenBy(r => r.DueAt).ThenBy(r => r.Code),
        _ => reports.OrderByDescending(r => r.ReceivedAt).ThenBy(r => r.Code),
    };

    private static IQueryable<InboxRow> Rows(IQueryable<Report> reports) => reports.Select(r => new InboxRow(
        r.Code,
        r.Version,
        new LocalizedText(r.Kind.Name.Nl, r.Kind.Name.En),
        r.Kind.Sensitive,
        r.Kind.Urgency,
        r.Neighbourhood.Name,
        r.PlaceText.At(r.Id),
        r.Text.At(r.Id),
        r.Status,
        r.ReceivedAt,
        r.DueAt,
        r.ReporterWroteAt != null,
        r.CallBacks.Any(c => c.EndedAt == null),
        r.Case == null ? null : r.Case.Number)
    {
        Diary = r.DiaryNewSince != null,
    });
}
