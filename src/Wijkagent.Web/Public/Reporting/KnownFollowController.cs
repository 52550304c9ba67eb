using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Web.Public.Subscriptions;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Following what others told instead of telling it once more: all it takes is an address.</summary>
public sealed class KnownFollowController(StepServices services, KnownChoices choices, ProblemFeeds feeds) : StepController(services)
{
    protected override DraftStep Step => DraftStep.What;

    protected override string Before => StepPaths.Known;

    protected override string After => StepPaths.KnownFollowed;

    [HttpGet(StepPaths.KnownFollow)]
    public IActionResult Follow() =>
        Answers.Known?.Follow is null ? LocalRedirect(StepPaths.Known) : View("KnownFollow", Page(new KnownFollowForm()));

    [HttpPost(StepPaths.KnownFollow)]
    [EnableRateLimiting(RateLimits.Writing)]
    public async Task<IActionResult> Ask([Bind(Prefix = Prefix)] KnownFollowForm form, CancellationToken cancel)
    {
        var asked = await choices.FollowAsync(Token, form.Email, form.HowOften, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, cancel);
        return asked.Error is KnownProblemGone
            ? LocalRedirect(StepPaths.Known)
            : Next(asked, () => View("KnownFollow", Page(form)));
    }

    [HttpGet(StepPaths.KnownFollowed)]
    public IActionResult Followed() => View("KnownFollowed");

    private KnownFollowPage Page(KnownFollowForm form)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return new(Top(""), Kind, form, Answers.Known?.Follow is { } anchor ? FeedsController.PathOfProblem(feeds.KeyOf(anchor), language) : null);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Kind">What kind it is about.</param>
/// <param name="Form">The address as it was filled in.</param>
/// <param name="Feed">Where a program reads it instead; null when nothing was picked.</param>
public sealed record KnownFollowPage(StepTop Top, ReportKindDetails Kind, KnownFollowForm Form, string? Feed);

/// <summary>The address as it was filled in.</summary>
public sealed class KnownFollowForm
{
    public string? Email { get; set; }

    /// <summary>How often; at once when nothing that fits was chosen.</summary>
    public string? Rhythm { get; set; } = nameof(NewsRhythm.AtOnce);

    public NewsRhythm HowOften => Chosen.Of<NewsRhythm>(Rhythm) ?? NewsRhythm.AtOnce;
}
