using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Others told this too: shown after the place, and passed over where there is nothing to show.</summary>
public sealed class KnownController(StepServices services, KnownReports known) : StepController(services)
{
    // It has no number of its own: most never see it.
    protected override DraftStep Step => DraftStep.What;

    protected override string After => StepPaths.Of(IsChanging ? DraftStep.Check : Step);

    [HttpGet(StepPaths.Known)]
    [EnableRateLimiting(RateLimits.Searching)]
    public async Task<IActionResult> Known(CancellationToken cancel)
    {
        var problems = await known.NearAsync(Answers, cancel);
        return problems.Count == 0 ? LocalRedirect(After) : View(new KnownPage(Top(""), Kind, problems));
    }

    [HttpPost(StepPaths.Known)]
    public async Task<IActionResult> GoOn(CancellationToken cancel) =>
        Next(await Services.Answering.PassKnownAsync(Token, cancel), () => throw new InvalidOperationException("There is nothing to refuse in going on."));
}

/// <summary>What the page shows.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Kind">What kind it is about.</param>
/// <param name="Problems">What others told.</param>
public sealed record KnownPage(StepTop Top, ReportKindDetails Kind, IReadOnlyList<KnownProblem> Problems);
