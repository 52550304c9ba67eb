using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Others told this too: shown after the place, and passed over where there is nothing to show.</summary>
public sealed class KnownController(StepServices services, KnownChoices choices) : StepController(services)
{
    // It has no number of its own: most never see it.
    protected override DraftStep Step => DraftStep.What;

    protected override string After => StepPaths.Of(IsChanging ? DraftStep.Check : Step);

    [HttpGet(StepPaths.Known)]
    [EnableRateLimiting(RateLimits.Searching)]
    public async Task<IActionResult> Known(CancellationToken cancel)
    {
        var page = await PageAsync(cancel);
        return page.Problems.Count == 0 ? LocalRedirect(After) : View(page);
    }

    /// <summary>Goes on with a report that belongs to one of them, or to none; or follows one without a report.</summary>
    [HttpPost(StepPaths.Known)]
    [EnableRateLimiting(RateLimits.Searching)]
    public async Task<IActionResult> GoOn([FromForm] string? bij, [FromForm] string? volg, CancellationToken cancel)
    {
        var kept = volg is null ? await choices.GoOnAsync(Token, bij, cancel) : await choices.PickToFollowAsync(Token, volg, cancel);
        if (volg is not null && kept.IsDone)
            return LocalRedirect(StepPaths.KnownFollow);
        // Looked for again only by who has to choose again.
        var page = kept.IsDone ? null : await PageAsync(cancel);
        return Next(kept, () => View("Known", page));
    }

    private async Task<KnownPage> PageAsync(CancellationToken cancel) => new(Top(""), Kind, await choices.OfferAsync(Draft, cancel));
}

/// <summary>What the page shows.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Kind">What kind it is about.</param>
/// <param name="Problems">What others told.</param>
public sealed record KnownPage(StepTop Top, ReportKindDetails Kind, IReadOnlyList<OfferedProblem> Problems);
