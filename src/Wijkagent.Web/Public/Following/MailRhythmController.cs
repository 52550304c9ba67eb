using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Following;

/// <summary>The reporter chooses how often there is mail about the report.</summary>
public sealed class MailRhythmController(OpenedServices services, MailRhythm mail) : OpenedController(services)
{
    [HttpPost(Root + "/mail")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Choose([FromForm] string? rhythm, CancellationToken cancel)
    {
        // What is none of the three changes nothing: one of them is always chosen on the page.
        if (Chosen.Of<NewsRhythm>(rhythm) is not { } chosen)
            return LocalRedirect(Address + "#mail");
        var done = await mail.ChooseAsync(Report.Code, chosen, cancel);
        return done.IsDone ? LocalRedirect(Address + "#mail") : Services.Failures.Answer(this, done.Error, back: Address);
    }
}

/// <summary>What the form shows.</summary>
/// <param name="Code">The report.</param>
/// <param name="Rhythm">What was chosen.</param>
public sealed record MailRhythmForm(string Code, NewsRhythm Rhythm);
