using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Privacy.Rights.Requests;

/// <summary>Which requests are listed.</summary>
public enum RequestView
{
    /// <summary>Those that wait for an answer.</summary>
    Open,

    /// <summary>Those that were answered or taken back.</summary>
    Ended,
}

/// <summary>A request in the list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Right">Which right.</param>
/// <param name="Law">Under which law.</param>
/// <param name="Status">Where it is.</param>
/// <param name="DueAt">Before when it is to be answered, UTC.</param>
/// <param name="HandlerName">Who handles it.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
public sealed record RequestRow(
    string Code, RequestedRight Right, LegalRegime Law, RequestStatus Status, DateTime DueAt, string? HandlerName, DateTime? EndedAt)
{
    /// <summary>Whether its term has passed.</summary>
    public bool IsLate(DateTime now) => EndedAt is null && DueAt <= now;
}

/// <summary>A request for who handles it.</summary>
/// <param name="Request">What the requester reads too.</param>
/// <param name="Version">As it was read: whoever changes it names it.</param>
/// <param name="HandlerId">The account that handles it.</param>
/// <param name="HandlerName">Who that is.</param>
/// <param name="LongestTerm">Until when it can be put off, UTC.</param>
public sealed record RequestFile(FollowedRequest Request, int Version, Guid? HandlerId, string? HandlerName, DateTime LongestTerm);

/// <summary>What is decided about a request.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Ground">Why something is not done.</param>
/// <param name="Answer">What the requester reads.</param>
public sealed record AnswerRequest(RequestOutcome? Outcome, RefusalGround? Ground, string? Answer);

/// <summary>The requests, for who handles them. What is shown and done is in the audit log.</summary>
public sealed class RequestDesk(
    WijkagentDbContext db, RequestFollowing following, Outbox outbox, Contents contents, StaffNames names, AuditLog log, TimeProvider clock)
{
    /// <summary>How many are on a page.</summary>
    public const int PageSize = 25;

    /// <summary>One page: what waits by its term, what ended the newest first.</summary>
    public async Task<Page<RequestRow>> ListAsync(RequestView view, int page, Actor actor, CancellationToken cancel)
    {
        var all = db.RightsRequests.AsNoTracking().VisibleTo(actor);
        var found = view == RequestView.Open ? all.Where(r => r.EndedAt == null) : all.Where(r => r.EndedAt != null);
        var total = await found.CountAsync(cancel);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var ordered = view == RequestView.Open ? found.OrderBy(r => r.DueAt).ThenBy(r => r.Id) : found.OrderByDescending(r => r.EndedAt).ThenBy(r => r.Id);
        var rows = await ordered.Skip((number - 1) * PageSize).Take(PageSize)
            .Select(r => new { r.Code, r.Right, r.Law, r.Status, r.DueAt, r.HandlerId, r.EndedAt })
            .ToListAsync(cancel);
        await log.NoteAsync(AuditNote.OfList(nameof(RightsRequest), new { view }, null, number, rows.Select(r => r.Code)), actor, cancel);
        var staff = await names.OfAsync(rows.Select(r => r.HandlerId), cancel);
        return new Page<RequestRow>(
            rows.ConvertAll(r => new RequestRow(r.Code, r.Right, r.Law, r.Status, r.DueAt, r.HandlerId is null ? null : staff.Of(r.HandlerId), r.EndedAt)),
            number, PageSize, total);
    }

    /// <summary>One request; null when it is not there for this person.</summary>
    public async Task<RequestFile?> FindAsync(string code, Actor actor, CancellationToken cancel)
    {
        var request = await db.RightsRequests.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(r => r.Code == code, cancel);
        if (request is null)
            return null;
        await contents.OpenAsync(request, cancel);
        await log.NoteAsync(new AuditNote(AuditActivity.Viewed, nameof(RightsRequest), request.Id, request.Code).On(LookGround.Function), actor, cancel);
        var staff = await names.OfAsync([request.HandlerId], cancel);
        return new RequestFile(
            FollowedRequest.Of(request), request.Version, request.HandlerId, request.HandlerId is null ? null : staff.Of(request.HandlerId),
            RequestTerms.LongestOf(request.Law, request.Right, request.SubmittedAt));
    }

    /// <summary>Handles it from now on.</summary>
    public Task<Result> TakeUpAsync(string code, int version, Actor by, CancellationToken cancel) =>
        ChangeAsync(code, version, null, by, (request, now) => request.TakeUp(by, now), cancel);

    /// <summary>Tells the requester that it takes longer, and why.</summary>
    public async Task<Result> ExtendAsync(string code, int version, string? reason, Actor by, CancellationToken cancel)
    {
        var read = Reason.Read(reason, "Reason", RightsRequest.AnswerLength);
        return read.IsDone
            ? await ChangeAsync(code, version, RequestNews.Extended, by, (request, now) => request.Extend(read.Value, by, now), cancel)
            : read.Error;
    }

    /// <summary>Answers it for good.</summary>
    public async Task<Result> AnswerAsync(string code, int version, AnswerRequest given, Actor by, CancellationToken cancel)
    {
        var check = new InputCheck();
        if (given.Outcome is not { } outcome || !Enum.IsDefined(outcome))
            check.Refuse(new ValueMissing(nameof(given.Outcome)));
        else if (outcome != RequestOutcome.Granted && (given.Ground is not { } ground || !Enum.IsDefined(ground)))
            check.Refuse(new ValueMissing(nameof(given.Ground)));
        var answer = check.Lines(given.Answer, nameof(given.Answer), RightsRequest.AnswerLength, required: true);
        return check.Error is { } error
            ? error
            : await ChangeAsync(
                code, version, RequestNews.Answered, by, (request, now) => request.Decide(given.Outcome!.Value, given.Ground, answer, by, now), cancel);
    }

    private async Task<Result> ChangeAsync(
        string code, int version, RequestNews? news, Actor by, Func<RightsRequest, DateTime, Result> change, CancellationToken cancel)
    {
        if (await db.RightsRequests.VisibleTo(by).SingleOrDefaultAsync(r => r.Code == code, cancel) is not { } request)
            return new NothingHere();
        if (request.Version != version)
            return new ChangedBySomebodyElse();
        var now = clock.GetUtcNow().UtcDateTime;
        var changed = change(request, now);
        if (!changed.IsDone)
            return changed;
        if (news is { } told)
        {
            await contents.OpenAsync(request, cancel);
            outbox.Add(request.Email!, request.Language, following.NewsOf(request, told), now);
        }

        return await db.SaveUnlessChangedAsync(cancel);
    }
}

/// <summary>The one way in which staff reach requests.</summary>
public static class RequestQueries
{
    /// <summary>All that were confirmed, for who handles requests; none for others.</summary>
    public static IQueryable<RightsRequest> VisibleTo(this IQueryable<RightsRequest> requests, Actor actor) =>
        actor.May(Permission.HandleRequests) ? requests.Where(r => r.Status != RequestStatus.Unconfirmed) : requests.Where(_ => false);
}
