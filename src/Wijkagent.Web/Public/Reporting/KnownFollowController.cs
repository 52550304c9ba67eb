using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Following what others told instead of telling it once more: all it takes is an address.</summary>
public sealed class KnownFollowController(StepServices services, KnownChoices choices) : StepController(services)
{
    protected override DraftStep Step => DraftStep.What;

    protected override string Before => StepPaths.Known;

    protected override string After => StepPaths.KnownFollowed;

    [HttpGet(StepPaths.KnownFollow)]
    public IActionResult Follow() =>
        Answers.Known?.Follow is null ? LocalRedirect(StepPaths.Known) : View("KnownFollow", new KnownFollowPage(Top(""), Kind, new KnownFollowForm()));

    [HttpPost(StepPaths.KnownFollow)]
    [EnableRateLimiting(RateLimits.Writing)]
    public async Task<IActionResult> Ask([Bind(Prefix = Prefix)] KnownFollowForm form, CancellationToken cancel)
    {
        var asked = await choices.FollowAsync(Token, form.Email, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, cancel);
        return asked.Error is KnownProblemGone
            ? LocalRedirect(StepPaths.Known)
            : Next(asked, () => View("KnownFollow", new KnownFollowPage(Top(""), Kind, form)));
    }

    [HttpGet(StepPaths.KnownFollowed)]
    public IActionResult Followed() => View("KnownFollowed");
}

/// <summary>What the page shows.</summary>
public sealed record KnownFollowPage(StepTop Top, ReportKindDetails Kind, KnownFollowForm Form);

/// <summary>The address as it was filled in.</summary>
public sealed class KnownFollowForm
{
    public string? Email { get; set; }
}
