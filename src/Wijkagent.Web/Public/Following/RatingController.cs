using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Following;

/// <summary>Two questions after a report was answered, and then words for who has some. Who says that it is not solved is offered to reopen it.</summary>
public sealed class RatingController(OpenedServices services, ReportRatings ratings) : OpenedController(services)
{
    [HttpGet(Root + "/mening")]
    public IActionResult Rate() => Report switch
    {
        { Rating: not null } => View("Rated", new RatedPage(Report, null)),
        { CanRate: true } => View(new RatePage(Report)),
        _ => LocalRedirect(Address),
    };

    [HttpPost(Root + "/mening")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Send([FromForm] string? solved, [FromForm] string? satisfaction, CancellationToken cancel)
    {
        var how = int.TryParse(satisfaction, out var grade) ? grade : (int?)null;
        var rated = await ratings.RateAsync(new RateReport(Report.Code, Chosen.Of<Solved>(solved), how), cancel);
        return rated.IsDone
            ? LocalRedirect(Address + "/mening")
            : Back(rated, () => View("Rate", new RatePage(Report) { Solved = solved, Satisfaction = satisfaction }));
    }

    [HttpPost(Root + "/mening/toelichting")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Explain([FromForm] string? explanation, CancellationToken cancel)
    {
        var explained = await ratings.ExplainAsync(Report.Code, explanation, cancel);
        return explained.IsDone ? LocalRedirect(Address + "/mening") : Back(explained, () => View("Rated", new RatedPage(Report, explanation)));
    }
}

/// <summary>What the page with the two questions shows.</summary>
/// <param name="Report">The report.</param>
public sealed record RatePage(FollowedReport Report)
{
    /// <summary>The first answer, when the other has to be mended.</summary>
    public string? Solved { get; init; }

    /// <summary>The second.</summary>
    public string? Satisfaction { get; init; }
}

/// <summary>What the page after them shows.</summary>
/// <param name="Report">The report.</param>
/// <param name="Explanation">What was typed, when it has to be mended.</param>
public sealed record RatedPage(FollowedReport Report, string? Explanation);
