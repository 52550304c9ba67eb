using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.MyAccount.Reports;

/// <summary>All reports of who is signed in, from whatever device they were sent.</summary>
[Authorize]
[PersonalPage]
public sealed class MyReportsController(OwnAccount own, OwnReports reports, FollowedAreas areas) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = "/mijn";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var user = await own.GetAsync();
        var all = await reports.ListAsync(user.Id, cancel);
        return View("MyReports", new MyReportsPage(
            user.Email!,
            [.. all.Where(r => r.Told is { IsAsked: true })],
            [.. all.Where(r => r.Told is null or { IsAsked: false, IsDone: false })],
            [.. all.Where(r => r.Told is { IsDone: true })],
            await areas.OfAddressAsync(user.Email!, cancel)));
    }
}

/// <summary>What the page shows; each list the newest first.</summary>
/// <param name="Email">The address whose reports these are.</param>
/// <param name="Asked">Those about which the officer asked something.</param>
/// <param name="Open">The others that are not done, and those of which only that they are there is shown.</param>
/// <param name="Done">Those that are done.</param>
/// <param name="Areas">What pieces of the country are followed.</param>
public sealed record MyReportsPage(
    string Email, IReadOnlyList<OwnReportLine> Asked, IReadOnlyList<OwnReportLine> Open, IReadOnlyList<OwnReportLine> Done,
    IReadOnlyList<FollowedArea> Areas)
{
    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Asked.Count + Open.Count + Done.Count == 0;

    /// <summary>Whether there may be older ones that are not listed.</summary>
    public bool IsCut => Asked.Count + Open.Count + Done.Count >= OwnReports.Most;
}
