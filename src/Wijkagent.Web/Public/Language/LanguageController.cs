using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Language;

/// <summary>
/// Remembers the language a visitor chose until the browser closes, and goes back to where they were. No longer: it would tell who
/// uses the device next that somebody was here.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class LanguageController(IHttpContextAccessor context, Transport transport) : Controller
{
    [HttpPost("/taal")]
    public IActionResult Choose(string? taal, string? terug)
    {
        new PrivateCookie(LocalisationSetup.CookieName, context, transport).Value =
            taal == LocalisationSetup.English ? LocalisationSetup.English : LocalisationSetup.Dutch;
        return LocalRedirect(Url.IsLocalUrl(terug) ? terug : "/");
    }
}
