using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Offline;

/// <summary>The service worker, at the root so that it serves every page.</summary>
[AllowAnonymous]
public sealed class WorkerController : Controller
{
    private const string JavaScript = "text/javascript; charset=utf-8";

    /// <summary>The script for one language. A browser asks for it again and again; it is sent when it is another one.</summary>
    [HttpGet("/sw.js")]
    public IActionResult Worker(string? taal)
    {
        var assets = HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>() ?? ResourceAssetCollection.Empty;
        var kept = KeptForOffline.In(taal == LocalisationSetup.English ? LocalisationSetup.English : LocalisationSetup.Dutch, assets);
        Response.Headers.CacheControl = "no-cache";
        return File(Encoding.UTF8.GetBytes(kept.ToWorker()), JavaScript, null, new EntityTagHeaderValue($"\"{kept.Version}\""));
    }
}
