using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Web.MyAccount;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Account;

/// <summary>Makes of what the organisation's provider says a session of our own, or a page that tells why not.</summary>
public sealed class OrganisationSignIn(
    OpenIdSettings settings,
    OrganisationAccounts accounts,
    SecondFactors factors,
    HalfwayCookie halfway,
    SignedIn signedIn,
    AuditLog log,
    TimeProvider clock,
    ILogger<OrganisationSignIn> logger)
{
    /// <summary>Under which name the page to go back to lies in the state, which nobody else can write.</summary>
    public const string Back = "terug";

    /// <summary>The provider's answer was found to be right: its signature, audience, nonce and time.</summary>
    public async Task ReceiveAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var (http, cancel) = (context.HttpContext, context.HttpContext.RequestAborted);
        var who = context.Principal!;
        if (!IsRecent(who))
        {
            await RefuseAsync(http, null, OrganisationFailure.Fout);
            return;
        }

        var found = await accounts.FindAsync(PersonOf(who), cancel);
        if (!found.IsDone)
        {
            await RefuseAsync(http, null, FailureOf(found.Error));
            return;
        }

        var back = context.Properties?.GetString(Back);
        http.Response.Redirect(await NextAsync(http, found.Value, ShowedSecondFactor(who), back, cancel));
    }

    /// <summary>There is no answer, or none that can be believed.</summary>
    public Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        // Without the message: a provider may write anything in it.
        logger.LogWarning("Signing in at the organisation failed: {Failure}", context.Failure?.GetType().Name);
        return RefuseAsync(context.HttpContext, null, IsAway(context.Failure) ? OrganisationFailure.Weg : OrganisationFailure.Fout);
    }

    /// <summary>Whether the provider itself could not be reached.</summary>
    public static bool IsAway(Exception? failure) =>
        failure is HttpRequestException or IOException or OperationCanceledException || (failure?.InnerException is { } inner && IsAway(inner));

    private async Task<string> NextAsync(HttpContext http, User user, bool hasShownBoth, string? back, CancellationToken cancel)
    {
        if (hasShownBoth)
        {
            var principal = await signedIn.StartAsync(http, user, SignInWay.Organisation, cancel);
            return back ?? AfterSignIn.HomeOf(principal);
        }

        var hasFactor = (await factors.OfAsync(user, cancel)).Any;
        halfway.Begin(user, back, hasFactor ? HalfwayCookie.ForCode : HalfwayCookie.ForSettingUp, SignInWay.Organisation);
        return hasFactor ? CodeController.Path : FactorController.Path;
    }

    private async Task RefuseAsync(HttpContext http, Guid? user, OrganisationFailure why)
    {
        await log.NoteRefusalAsync(user, nameof(SignInWay.Organisation), http.RequestAborted);
        http.Response.Redirect(OrganisationController.FailedAt(why));
    }

    private OrganisationPerson PersonOf(ClaimsPrincipal who) => new(
        who.FindFirstValue("iss")!,
        who.FindFirstValue("sub")!,
        who.FindFirstValue("name"),
        who.FindFirstValue("email"),
        [.. who.FindAll(settings.RoleClaim).Select(claim => settings.Roles.GetValueOrDefault(claim.Value)).OfType<string>().Distinct()]);

    private bool ShowedSecondFactor(ClaimsPrincipal who) =>
        who.Claims.Any(claim => claim.Type is "amr" or "acr" && settings.SecondFactor.Contains(claim.Value));

    /// <summary>Whether somebody was asked just now, where the provider tells when that was.</summary>
    private bool IsRecent(ClaimsPrincipal who) =>
        !long.TryParse(who.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        || clock.GetUtcNow().ToUnixTimeSeconds() - at < (LiveSession.ConfirmedFor + OpenIdSetup.Skew).TotalSeconds;

    private static OrganisationFailure FailureOf(Error error) => error switch
    {
        NoRoleGiven => OrganisationFailure.Rol,
        AddressNotFree => OrganisationFailure.Adres,
        AccountClosed => OrganisationFailure.Gesloten,
        _ => OrganisationFailure.Fout,
    };
}
