using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Wijkagent.Web.Public.Reporting;
using Wijkagent.Web.Public.WhoHelps;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Offline;

/// <summary>What a device needs to know to install the portal beside its own programs (W3C, Web Application Manifest).</summary>
[AllowAnonymous]
public sealed class ManifestController(IStringLocalizer<OfflineText> words, IStringLocalizer<SharedText> shared) : Controller
{
    private const string ContentType = "application/manifest+json";

    [HttpGet("/manifest.webmanifest")]
    public IActionResult Manifest()
    {
        var assets = HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>() ?? ResourceAssetCollection.Empty;
        return new JsonResult(new
        {
            id = "/",
            name = words["Manifest.Name"].Value,
            short_name = shared["Site.Name"].Value,
            description = words["Manifest.Description"].Value,
            lang = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            dir = "ltr",
            start_url = "/",
            scope = "/",
            display = "standalone",
            background_color = "#ffffff",
            theme_color = "#1f2f6b",
            icons = new[]
            {
                Icon(assets["favicon.svg"], "any", "image/svg+xml"),
                Icon(assets["icons/icon-192.png"], "192x192", "image/png"),
                Icon(assets["icons/icon-512.png"], "512x512", "image/png"),
                Icon(assets["icons/maskable-512.png"], "512x512", "image/png", "maskable"),
            },
            shortcuts = new[]
            {
                Shortcut(words["Manifest.Report"], StepPaths.Start),
                Shortcut(words["Manifest.Follow"], "/meldingen"),
                Shortcut(words["Manifest.WhoHelps"], WhoHelpsController.Path),
            },
        })
        { ContentType = ContentType };
    }

    private static object Icon(string path, string sizes, string type, string purpose = "any") => new { src = "/" + path, sizes, type, purpose };

    private static object Shortcut(LocalizedString name, string url) => new { name = name.Value, url };
}
