using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Language;

/// <summary>Remembers the language a visitor chose, and goes back to where they were.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class LanguageController : Controller
{
    private static readonly TimeSpan OneYear = TimeSpan.FromDays(365);

    [HttpPost("/taal")]
    public IActionResult Choose(string? taal, string? terug)
    {
        Response.Cookies.Append(
            LocalisationSetup.CookieName,
            taal == LocalisationSetup.English ? LocalisationSetup.English : LocalisationSetup.Dutch,
            new CookieOptions
            {
                MaxAge = OneYear,
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = Request.IsHttps,
            });
        return LocalRedirect(Url.IsLocalUrl(terug) ? terug : "/");
    }
}
