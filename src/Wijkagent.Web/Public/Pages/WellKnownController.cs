using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Pages;

/// <summary>What crawlers and security researchers look for at a fixed address.</summary>
[AllowAnonymous]
public sealed class WellKnownController(IOptions<SiteOptions> site) : Controller
{
    private const string PlainText = "text/plain; charset=utf-8";

    /// <summary>RFC 9116. Not found until somebody is named who reads what is sent.</summary>
    [HttpGet("/.well-known/security.txt")]
    public IActionResult SecurityText()
    {
        if (site.Value is not { SecurityContact: { Length: > 0 } contact, SecurityTextExpires: { } expires })
            return NotFound();

        var text = new StringBuilder()
            .Append("Contact: ").Append(contact).Append('\n')
            .Append("Expires: ").Append(expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)).Append('\n')
            .Append("Preferred-Languages: nl, en\n");
        if (site.Value.BaseUrl is { } address)
            text.Append("Canonical: ").Append(new Uri(address, "/.well-known/security.txt")).Append('\n');
        return Content(text.ToString(), PlainText);
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
