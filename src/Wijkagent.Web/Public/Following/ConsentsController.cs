using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Reports.Sharing;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Following;

/// <summary>With whom the officer may share the report: to see, give and take back.</summary>
public sealed class ConsentsController(OpenedServices services, ShareConsents consents) : OpenedController(services)
{
    [HttpGet(Root + "/delen")]
    public async Task<IActionResult> Consents(CancellationToken cancel)
    {
        var choices = await consents.ChoicesAsync(Report.Code, cancel);
        return View(new ConsentsPage(Report, choices, [.. choices.Where(c => c.Since is not null).Select(c => c.Slug)]));
    }

    [HttpPost(Root + "/delen")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Say([FromForm(Name = nameof(ConsentsPage.With))] string[]? with, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var said = await consents.SayAsync(Report.Code, with ?? [], language, cancel);
        var page = said.IsDone ? null : new ConsentsPage(Report, await consents.ChoicesAsync(Report.Code, cancel), with ?? []);
        return Back(said, () => View("Consents", page), "#delen");
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Report">The report.</param>
/// <param name="Choices">Those about which something can be said.</param>
/// <param name="With">Those that are ticked, by their slugs.</param>
public sealed record ConsentsPage(FollowedReport Report, IReadOnlyList<SharingChoice> Choices, IReadOnlyList<string> With);
