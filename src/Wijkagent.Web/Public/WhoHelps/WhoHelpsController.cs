using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports;

namespace Wijkagent.Web.Public.WhoHelps;

/// <summary>The advice of every kind of report on one page, for who does not want to report, or can't now.</summary>
[AllowAnonymous]
public sealed class WhoHelpsController(ReportKinds kinds) : Controller
{
    /// <summary>The address.</summary>
    public const string Path = "/advies";

    [HttpGet(Path)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await kinds.DescribeAsync(cancel));
}
