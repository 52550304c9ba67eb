using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Pages;

/// <summary>What crawlers and security researchers look for at a fixed address.</summary>
[AllowAnonymous]
public sealed class WellKnownController(SiteAddress address, TimeProvider clock) : Controller
{
    private const string PlainText = "text/plain; charset=utf-8";
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(180);

    /// <summary>RFC 9116. It holds for half a year from the day on which it is asked for: the portal itself keeps it true.</summary>
    [HttpGet("/.well-known/security.txt")]
    public IActionResult SecurityText()
    {
        var expires = clock.GetUtcNow().UtcDateTime.Date + Fresh;
        return Content(
            $"""
            Contact: {address.SecurityContact}
            Expires: {expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}
            Preferred-Languages: nl, en
            Canonical: {address.Of("/.well-known/security.txt")}

            """,
            PlainText);
    }

    /// <summary>Own pages of people and the desk are not for search engines.</summary>
    [HttpGet("/robots.txt")]
    public IActionResult Robots() => Content(
        """
        User-agent: *
        Disallow: /kantoor
        Disallow: /meldingen/
        Disallow: /mijn
        Disallow: /zoeken

        """,
        PlainText);
}
