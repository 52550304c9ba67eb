using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>What is looked for in the audit log; null leaves a thing open.</summary>
/// <param name="From">On this day (Dutch time) or later.</param>
/// <param name="Until">On this day or earlier.</param>
/// <param name="Person">What is in the name of who did it, or the key of the account.</param>
/// <param name="Activity">What was done.</param>
/// <param name="Thing">The code or number of a report or case: also where it was in a list.</param>
/// <param name="Reason">What is in the reason.</param>
public sealed record AuditFilter(
    DateOnly? From = null,
    DateOnly? Until = null,
    string? Person = null,
    AuditActivity? Activity = null,
    string? Thing = null,
    string? Reason = null);

/// <summary>A place in the log: what comes after it is older.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Id">The key of the entry.</param>
public sealed record AuditPlace(DateTime At, long Id);

/// <summary>An entry as it is read.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="OccurredAt">When, UTC.</param>
/// <param name="Activity">What was done.</param>
/// <param name="Event">The event it was.</param>
/// <param name="ActorKind">In what capacity somebody did it.</param>
/// <param name="UserId">The account.</param>
/// <param name="ActorName">Who; empty for who is not staff.</param>
/// <param name="Roles">In which roles, with commas.</param>
/// <param name="SubjectType">With what kind of thing.</param>
/// <param name="SubjectId">With which.</param>
/// <param name="SubjectCode">Its code or number.</param>
/// <param name="Count">How many things were shown.</param>
/// <param name="Shown">Which those were, as a JSON list.</param>
/// <param name="Filters">By what a list was narrowed down, as JSON.</param>
/// <param name="Reason">Why, in the words that were typed; of what stood open because of a reason, that one, as long as the case is there.</param>
/// <param name="Session">What stands for the session.</param>
public sealed record AuditRow(
    long Id,
    string Stream,
    DateTime OccurredAt,
    AuditActivity Activity,
    string? Event,
    ActorKind ActorKind,
    Guid? UserId,
    string ActorName,
    string Roles,
    string SubjectType,
    Guid? SubjectId,
    string? SubjectCode,
    int? Count,
    string? Shown,
    string? Filters,
    string? Reason,
    string? Session)
{
    /// <summary>The key of the words of a reason that were not found, or not looked for yet; null when it is the words.</summary>
    public Guid? Typed => Guid.TryParse(Reason, out var key) ? key : null;

    /// <summary>Why, where that can be told.</summary>
    public string? Words => Typed is null ? Reason : null;

    /// <summary>The opening on which the look stands; null when it needed none.</summary>
    public Guid? Opening => AuditNote.OpeningIn(Filters);

    /// <summary>Because of what it was seen where no reason was asked; null when that was not noted.</summary>
    public LookGround? Ground => AuditNote.GroundIn(Filters);
}

/// <summary>A page of the log.</summary>
/// <param name="Rows">What is on it, newest first.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
/// <param name="Unread">The keys of entries between these that can't be read: somebody made them so by hand.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, AuditPlace? Next, IReadOnlyList<long> Unread)
{
    /// <summary>Whether so many can't be read that none of the others are either.</summary>
    public bool IsBlind => Unread.Count > AuditReading.MostUnread;
}

/// <summary>What is taken out of the log.</summary>
/// <param name="Rows">All that was found, newest first.</param>
/// <param name="Unread">The keys of entries between these that can't be read: somebody made them so by hand.</param>
public sealed record AuditExport(IReadOnlyList<AuditRow> Rows, IReadOnlyList<long> Unread);

/// <summary>So much can't be taken out at once: a shorter period can.</summary>
/// <param name="Limit">How many entries can.</param>
public sealed record TooMuchToExport(int Limit) : InvalidError(nameof(AuditFilter.From))
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Limit];
}

/// <summary>So many entries can't be read that none of the others are either: in a shorter period they may be.</summary>
/// <param name="Limit">With how many they are read.</param>
public sealed record TooMuchUnread(int Limit) : InvalidError(nameof(AuditFilter.From))
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Limit];
}

/// <summary>Reads the audit log, for whoever checks it. Reading it is noted in it.</summary>
public sealed class AuditSearch(WijkagentDbContext db, AuditReasons reasons, OpeningReasons openings, LegalHolds holds, StaffNames names, AuditLog log)
{
    /// <summary>How many entries are on a page.</summary>
    public const int PageSize = 50;

    /// <summary>How many entries are taken out at most.</summary>
    public const int ExportLimit = 50_000;

    /// <summary>One page, from a place on.</summary>
    public async Task<AuditPage> ListAsync(AuditFilter filter, AuditPlace? from, Actor actor, CancellationToken cancel)
    {
        var found = await FindAsync(filter, cancel);
        if (from is not null)
            found = found.Where(e => e.OccurredAt < from.At || (e.OccurredAt == from.At && e.Id < from.Id));
        var (rows, unread) = await ReadAsync(found, PageSize + 1, cancel);
        var isLast = rows.Count <= PageSize;
        if (!isLast)
            rows.RemoveAt(PageSize);
        await log.NoteAsync(NoteOf(AuditActivity.Listed, filter), actor, cancel);
        var page = await WithNamesAndReasonsAsync(rows, cancel);
        return new AuditPage(page, isLast ? null : new AuditPlace(rows[^1].OccurredAt, rows[^1].Id), unread);
    }

    /// <summary>All that is found, to be taken out for a reason.</summary>
    /// <returns>The entries, a missing or wrong reason, <see cref="TooMuchToExport"/>, or <see cref="TooMuchUnread"/>.</returns>
    public async Task<Result<AuditExport>> ExportAsync(AuditFilter filter, string? reason, Actor actor, CancellationToken cancel)
    {
        var why = RequiredText.Line(reason, "Why", AuditEntry.ReasonLength);
        if (!why.IsDone)
            return why.Error;
        var (rows, unread) = await ReadAsync(await FindAsync(filter, cancel), ExportLimit + 1, cancel);
        if (rows.Count > ExportLimit)
            return new TooMuchToExport(ExportLimit);
        if (unread.Count > AuditReading.MostUnread)
            return new TooMuchUnread(AuditReading.MostUnread);
        await log.NoteAsync(NoteOf(AuditActivity.Exported, filter), actor, why.Value, cancel);
        return new AuditExport(await WithNamesAndReasonsAsync(rows, cancel), unread);
    }

    /// <summary>
    /// Who of the staff it was is told by name, and why in the words that were typed: why a case was opened stands beside each
    /// look at it, as it does on the case, and why something is held beside the holding.
    /// </summary>
    private async Task<IReadOnlyList<AuditRow>> WithNamesAndReasonsAsync(List<AuditRow> rows, CancellationToken cancel)
    {
        var staff = await names.OfAsync(rows.Where(IsWithoutName).Select(r => r.UserId), cancel);
        var typed = await reasons.OfAsync([.. rows.Select(r => r.Typed).OfType<Guid>()], cancel);
        var opened = await openings.OfAsync([.. rows.Select(r => r.Opening).OfType<Guid>().Distinct()], cancel);
        var held = await holds.ReasonsAsync([.. rows.Where(IsOfHold).Select(r => r.SubjectId!.Value).Distinct()], cancel);
        return rows.ConvertAll(row => IsWithoutName(row) ? WithReason(row) with { ActorName = staff.Of(row.UserId) } : WithReason(row));

        AuditRow WithReason(AuditRow row) =>
            row.Typed is { } key && typed.TryGetValue(key, out var words) ? row with { Reason = words }
            : row.Opening is { } opening && opened.TryGetValue(opening, out var reason) ? row with { Reason = reason }
            : IsOfHold(row) && held.TryGetValue(row.SubjectId!.Value, out var why) ? row with { Reason = why }
            : row;
    }

    // Entries of earlier versions have the name themselves.
    private static bool IsWithoutName(AuditRow row) => row is { ActorKind: ActorKind.Staff, ActorName: "" };

    // Entries of earlier versions have the reason themselves, and keep it.
    private static bool IsOfHold(AuditRow row) => row is { SubjectType: nameof(LegalHold), SubjectId: not null, Reason: null };

    private static AuditNote NoteOf(AuditActivity activity, AuditFilter filter) => new(activity, nameof(AuditEntry), null, CodeOf(filter.Thing))
    {
        // Not whom or what somebody looked for: the words may be about anybody.
        Filters = AuditNote.FiltersOf(filter with { Person = null, Reason = null, Thing = null }),
    };

    private static string? CodeOf(string? thing) => PublicCode.Normalise(thing);

    private async Task<IQueryable<AuditEntry>> FindAsync(AuditFilter filter, CancellationToken cancel)
    {
        var found = db.AuditEntries.AsNoTracking();
        if (filter.From is { } from && WorkingTime.StartOf(from) is var start)
            found = found.Where(e => e.OccurredAt >= start);
        if (filter.Until is { } until && until < DateOnly.MaxValue && WorkingTime.StartOf(until.AddDays(1)) is var end)
            found = found.Where(e => e.OccurredAt < end);
        if (filter.Activity is { } activity)
            found = found.Where(e => e.Activity == activity);
        if (Guid.TryParse(filter.Person, out var account))
        {
            found = found.Where(e => e.UserId == account);
        }
        else if (filter.Person is { } person && LikePattern.Contains(person) is var name)
        {
            var staff = (await names.HavingAsync(person, cancel)).Select(id => (Guid?)id).ToArray();
            found = found.Where(e => (e.ActorKind == ActorKind.Staff && staff.Contains(e.UserId)) || EF.Functions.Like(e.ActorName, name, LikePattern.Escape));
        }

        if (filter.Reason is not null && LikePattern.Contains(filter.Reason) is var reason)
        {
            // Entries of earlier versions have the words, all others a key of one length.
            var having = (await reasons.HavingAsync(filter.Reason, cancel)).Select(id => id.ToString()).ToArray();
            found = found.Where(e => e.Reason != null && (having.Contains(e.Reason) || (e.Reason.Length != AuditReason.KeyLength && EF.Functions.Like(e.Reason, reason, LikePattern.Escape))));
        }

        return filter.Thing is null ? found : About(found, CodeOf(filter.Thing) ?? filter.Thing);
    }

    /// <summary>What was done with a thing itself, and where it was on a page of a list.</summary>
    private static IQueryable<AuditEntry> About(IQueryable<AuditEntry> entries, string thing)
    {
        var listed = LikePattern.Contains($"\"{thing}\"");
        return entries.Where(e => e.SubjectCode == thing || (e.Shown != null && EF.Functions.Like(e.Shown, listed, LikePattern.Escape)));
    }

    private Task<(List<AuditRow> Read, IReadOnlyList<long> Unread)> ReadAsync(IQueryable<AuditEntry> entries, int most, CancellationToken cancel) => AuditReading.ReadAsync(
        db, entries,
        found => found.OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Id).Take(most),
        e => new AuditRow(
            e.Id, e.Stream, e.OccurredAt, e.Activity, e.Event, e.ActorKind, e.UserId, e.ActorName, e.Roles,
            e.SubjectType, e.SubjectId, e.SubjectCode, e.Count, e.Shown, e.Filters, e.Reason, e.Session),
        cancel);
}
