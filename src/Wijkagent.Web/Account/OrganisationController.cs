using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Account;

/// <summary>
/// Signing in at the organisation's own provider. It begins with a link and not with a form: our pages let forms lead to
/// our own host alone, and nothing changes by it.
/// </summary>
[AllowAnonymous]
[PersonalPage]
[Route(Path)]
public sealed class OrganisationController(OpenIdSettings settings, IOptionsMonitor<OpenIdConnectOptions> options) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = SignInSetup.SignInPath + "/organisatie";

    /// <summary>The page that tells why it did not work.</summary>
    public static string FailedAt(OrganisationFailure why) => $"{Path}/mislukt?reden={why}";

    [HttpGet]
    [EnableRateLimiting(RateLimits.Passkeys)]
    public async Task<IActionResult> Begin(string? terug, CancellationToken cancel)
    {
        if (!settings.IsOn)
            return NotFound();
        try
        {
            await options.Get(OpenIdSetup.Scheme).ConfigurationManager!.GetConfigurationAsync(cancel);
        }
        catch (InvalidOperationException failure) when (OrganisationSignIn.IsAway(failure))
        {
            return Failed(OrganisationFailure.Weg);
        }

        var properties = new AuthenticationProperties();
        properties.SetString(OrganisationSignIn.Back, AfterSignIn.OurOwn(Url, terug));
        return Challenge(properties, OpenIdSetup.Scheme);
    }

    [HttpGet("mislukt")]
    public IActionResult Failed(OrganisationFailure reden)
    {
        var view = View("OrganisationFailed", reden);
        view.StatusCode = reden switch
        {
            OrganisationFailure.Weg => StatusCodes.Status503ServiceUnavailable,
            OrganisationFailure.Fout => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status403Forbidden,
        };
        if (reden == OrganisationFailure.Weg)
            Response.Headers.RetryAfter = "60";
        return view;
    }
}

/// <summary>Why somebody could not sign in at the organisation.</summary>
public enum OrganisationFailure
{
    /// <summary>The answer can't be believed: forged, too late, or of another browser.</summary>
    Fout,

    /// <summary>The provider can't be reached.</summary>
    Weg,

    /// <summary>The provider gives no role.</summary>
    Rol,

    /// <summary>There is no address, or it is that of another account.</summary>
    Adres,

    /// <summary>An administrator closed the account.</summary>
    Gesloten,
}
