using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Language;

/// <summary>Remembers the language a visitor chose, and goes back to where they were.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class LanguageController(IHttpContextAccessor context, Transport transport) : Controller
{
    private static readonly TimeSpan OneYear = TimeSpan.FromDays(365);

    [HttpPost("/taal")]
    public IActionResult Choose(string? taal, string? terug)
    {
        new PrivateCookie(LocalisationSetup.CookieName, context, transport, OneYear).Value =
            taal == LocalisationSetup.English ? LocalisationSetup.English : LocalisationSetup.Dutch;
        return LocalRedirect(Url.IsLocalUrl(terug) ? terug : "/");
    }
}
