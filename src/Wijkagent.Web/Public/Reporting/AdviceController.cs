using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Who helps with this, and when to call. Who is helped by that stops here.</summary>
public sealed class AdviceController(StepServices services) : StepController(services)
{
    protected override DraftStep Step => DraftStep.Advice;

    [HttpGet(StepPaths.Advice)]
    public IActionResult Advice() => View(new AdvicePage(Top(""), Kind));

    [HttpPost(StepPaths.Advice)]
    public async Task<IActionResult> GoOn(CancellationToken cancel) =>
        Next(await Services.Answering.ReadAdviceAsync(Token, cancel), () => View("Advice", new AdvicePage(Top(""), Kind)));
}

/// <summary>What the advice shows.</summary>
public sealed record AdvicePage(StepTop Top, ReportKindDetails Kind);
