using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Privacy.Rights.Requests;

/// <summary>A request as its requester reads it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Right">Which right.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Law">Under which law.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Text">What was asked.</param>
/// <param name="ReportCode">Which report.</param>
/// <param name="Name">Who asks.</param>
/// <param name="Email">The address.</param>
/// <param name="Proof">How the requester wants to prove who it is.</param>
/// <param name="SubmittedAt">When it was sent, UTC.</param>
/// <param name="DueAt">Before when it is answered, UTC.</param>
/// <param name="ExtensionReason">Why it takes longer.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Ground">Why something is not done.</param>
/// <param name="Answer">The answer.</param>
/// <param name="EndedAt">When it was answered or taken back, UTC.</param>
public sealed record FollowedRequest(
    string Code,
    RequestedRight Right,
    RequestSubject Subject,
    LegalRegime Law,
    RequestStatus Status,
    string Text,
    string? ReportCode,
    string Name,
    string Email,
    IdentityProof Proof,
    DateTime SubmittedAt,
    DateTime DueAt,
    string? ExtensionReason,
    RequestOutcome? Outcome,
    RefusalGround? Ground,
    string? Answer,
    DateTime? EndedAt)
{
    /// <summary>Whether the requester can still take it back.</summary>
    public bool CanWithdraw => RequestLifecycle.Allows(Status, RequestStatus.Withdrawn);

    /// <summary>A request whose texts are open.</summary>
    internal static FollowedRequest Of(RightsRequest r) => new(
        r.Code, r.Right, r.Subject, r.Law, r.Status, r.Text.ToString(), r.ReportCode, r.Name.ToString(), r.Email.ToString(), r.Proof, r.SubmittedAt, r.DueAt,
        r.ExtensionReason, r.Outcome, r.Ground, r.Answer, r.EndedAt);
}

/// <summary>What a requester does with the own request. The caller has made sure that the visitor followed its link.</summary>
public sealed class RequestFollowing(
    WijkagentDbContext db, ReportSecrets secrets, Outbox outbox, SearchIndex index, Contents contents, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What confirming would come to, without doing it: links are followed by machines too.</summary>
    /// <returns>How it stands, or <see cref="LinkDoesNotWork"/>.</returns>
    public async Task<Result<Confirmation>> LookAtConfirmationAsync(string code, string? link, CancellationToken cancel) =>
        await FindByLinkAsync(code, ReportLink.Confirm, link, cancel) is { } request ? StateOf(request) : new LinkDoesNotWork();

    /// <summary>Confirms that the address is the requester's: who handles requests is told. Doing it again changes nothing.</summary>
    /// <returns>How it went, or <see cref="LinkDoesNotWork"/>.</returns>
    public async Task<Result<Confirmation>> ConfirmAsync(string code, string? link, CancellationToken cancel)
    {
        if (await FindByLinkAsync(code, ReportLink.Confirm, link, cancel) is not { } request)
            return new LinkDoesNotWork();
        if (StateOf(request) is var state && state != Confirmation.Done)
            return state;
        var now = Now;
        request.Confirm(now);
        await contents.OpenAsync(request, cancel);
        outbox.Add(request.Email!, request.Language, NewsOf(request, RequestNews.Received), now);
        foreach (var (address, nobody) in await WhoHearAsync(cancel))
            outbox.Add(address, "nl", new RequestCameInMail(request.Code, request.DueAt, nobody), now);
        return await db.SaveOrDoAgainAsync<Result<Confirmation>>(Confirmation.Done, () => ConfirmAsync(code, link, cancel), cancel);
    }

    /// <summary>Whether a link from a mail opens this request.</summary>
    /// <returns>The code as it is kept, or <see cref="LinkDoesNotWork"/>.</returns>
    public async Task<Result<string>> OpenByLinkAsync(string code, string? link, CancellationToken cancel) =>
        await FindByLinkAsync(code, ReportLink.Follow, link, cancel) is null ? new LinkDoesNotWork() : code;

    /// <summary>The request whose holder followed its link; null when it is not there any more.</summary>
    public async Task<FollowedRequest?> ReadAsync(string code, CancellationToken cancel)
    {
        var request = await db.RightsRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code, cancel);
        await contents.OpenAsync(request, cancel);
        return request is null ? null : FollowedRequest.Of(request);
    }

    /// <summary>The requests that were confirmed from an address, the newest first.</summary>
    public async Task<IReadOnlyList<FollowedRequest>> OfAddressAsync(string address, CancellationToken cancel)
    {
        var hash = await index.AddressAsync(address, cancel);
        var requests = await db.RightsRequests.AsNoTracking()
            .Where(r => r.FoundBy == hash && r.Status != RequestStatus.Unconfirmed)
            .OrderByDescending(r => r.SubmittedAt).ThenBy(r => r.Id)
            .ToListAsync(cancel);
        await contents.OpenAllAsync(requests, cancel);
        return requests.ConvertAll(FollowedRequest.Of);
    }

    /// <summary>The owner of an address has another one: the requests go along, in the save that follows.</summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancel)
    {
        var (hash, next) = (await index.AddressAsync(from, cancel), await index.AddressAsync(to, cancel));
        foreach (var request in await db.RightsRequests.Where(r => r.FoundBy == hash).ToListAsync(cancel))
            request.MoveTo(next);
    }

    /// <summary>Takes it back. Doing it again changes nothing.</summary>
    public async Task<Result> WithdrawAsync(string code, CancellationToken cancel)
    {
        if (await db.RightsRequests.SingleOrDefaultAsync(r => r.Code == code, cancel) is not { } request)
            return new NothingHere();
        if (request.Status == RequestStatus.Withdrawn)
            return Result.Done;
        var withdrawn = request.Withdraw(Now);
        return withdrawn.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => WithdrawAsync(code, cancel), cancel) : withdrawn;
    }

    /// <summary>What goes in a mail about a request.</summary>
    internal RequestNewsMail NewsOf(RightsRequest request, RequestNews news) =>
        new(request.Code, secrets.MakeLink(request.Code, ReportLink.Follow), news, request.DueAt);

    private async Task<RightsRequest?> FindByLinkAsync(string code, ReportLink purpose, string? link, CancellationToken cancel) =>
        secrets.IsLinkFor(code, purpose, link) ? await db.RightsRequests.SingleOrDefaultAsync(r => r.Code == code, cancel) : null;

    private Confirmation StateOf(RightsRequest request) =>
        request.Status != RequestStatus.Unconfirmed ? Confirmation.WasDone
        : request.IsTooLateToConfirm(Now) ? Confirmation.TooLate
        : Confirmation.Done;

    /// <summary>The addresses of who handles requests; of the administrators, who can give the role, when nobody does.</summary>
    private async Task<IReadOnlyList<(string Address, bool Nobody)>> WhoHearAsync(CancellationToken cancel)
    {
        foreach (var role in new[] { RoleNames.PrivacyOfficer, RoleNames.Administrator })
        {
            var found = await (from held in db.UserRoles
                               join named in db.Roles on held.RoleId equals named.Id
                               join user in db.Users on held.UserId equals user.Id
                               where named.Name == role && user.EmailConfirmed && user.DisabledAt == null && user.SealedEmail != null
                               select user.SealedEmail.At(user.Id)).ToListAsync(cancel);
            var addresses = await contents.AddressesAsync(found, cancel);
            if (addresses.Count > 0)
                return addresses.ConvertAll(address => (address, role != RoleNames.PrivacyOfficer));
        }

        return [];
    }
}
