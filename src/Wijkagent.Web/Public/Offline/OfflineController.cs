using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Wijkagent.Web.Public.Offline;

/// <summary>What a browser shows in the place of a page that it can't get: whom to call, what it kept, and what waits on this device.</summary>
[AllowAnonymous]
public sealed class OfflineController : Controller
{
    /// <summary>The address.</summary>
    public const string Path = "/zonder-netwerk";

    [HttpGet(Path)]
    public IActionResult Offline() => View();
}
