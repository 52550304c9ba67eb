using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Web.MyAccount;
using Wijkagent.Web.Public.Reporting;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Offline;

/// <summary>A report that is written without a network: the page for it, which a device keeps, and what the device sends later.</summary>
[AllowAnonymous]
public sealed class LaterReportController(
    LaterReports later, ReportDrafts drafts, ReportKinds kinds, SendingsOfAddress sendings, DraftCookie cookie, OwnAccount own, Failures failures) : Controller
{
    /// <summary>The address.</summary>
    public const string Path = "/melden/zonder-netwerk";

    private const string Prefix = "Form";

    // Nothing of it is somebody's own, and it holds no token: the service worker keeps it as it is for everybody.
    [HttpGet(Path)]
    public async Task<IActionResult> Write(CancellationToken cancel)
    {
        var offered = (await kinds.DescribeAsync(cancel)).Where(kind => !kind.Sensitive).ToList();
        var form = new LaterForm
        {
            Details = offered.SelectMany(kind => LaterPage.AskedOf(kind).Select(q => LaterForm.NameOf(kind.Slug, q))).ToDictionary(name => name, _ => new DetailForm()),
        };
        return View(new LaterPage(offered, form));
    }

    /// <summary>A token for what a device sends: the one of the page that it kept is nobody's.</summary>
    [HttpGet(OfflineController.Path + "/formulier")]
    [PersonalPage]
    public IActionResult Token([FromServices] IAntiforgery antiforgery) => Json(new { token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken });

    /// <summary>Takes in what was written, however often it is sent.</summary>
    [HttpPost(Path)]
    [PersonalPage]
    public async Task<IActionResult> Send([Bind(Prefix = Prefix)] LaterForm? form, CancellationToken cancel)
    {
        // A body that is no form: its token came beside it, so nobody looked at it before.
        if (form is null)
            return BadRequest();
        var held = await HeldAsync(cancel);
        // What was sent before is told again, and costs nothing.
        if ((await later.StateAsync(form.Key, cancel)).Value is { Sent: not null } before)
            return Told(form.Key!, before, held);
        var address = HttpContext.Connection.RemoteIpAddress;
        if (sendings.Take(address) is { } often)
            return TooOften(often);
        var proved = await own.ResidentAsync() is { EmailConfirmed: true } resident ? resident.Email : null;
        var submit = new SubmitReport(null, null, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, proved, !string.IsNullOrEmpty(form.Homepage))
        {
            // The device did not know how busy it would be: what comes without work is received, and looked at first.
            ProofWasAsked = true,
        };
        if (await sendings.SpendAsync(address, () => later.SendAsync(form.ToInput(), submit, held, cancel)) is not { } became)
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (became.Error is SentTooOften tooOften)
            return TooOften(tooOften);
        return became.IsDone ? Told(form.Key!, became.Value!, held) : Refused(became.Error, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Says what became of what was sent, and changes nothing of it.</summary>
    [HttpPost(Path + "/stand")]
    [PersonalPage]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> State([Bind(Prefix = Prefix)] LaterForm? form, CancellationToken cancel)
    {
        if (form is null)
            return BadRequest();
        var state = await later.StateAsync(form.Key, cancel);
        if (!state.IsDone)
            return Refused(state.Error, StatusCodes.Status422UnprocessableEntity);
        return state.Value is { } became ? Told(form.Key!, became, await HeldAsync(cancel)) : Json(new LaterAnswer("gone"));
    }

    private async Task<DraftAnswers?> HeldAsync(CancellationToken cancel) => (await drafts.OpenAsync(cookie.Token, cancel)).Value?.Answers;

    // This browser goes on with it on the pages of the form, or reads code and secret there, unless it is filling in another.
    private JsonResult Told(string key, LaterOutcome became, DraftAnswers? held)
    {
        var isFree = held is null or { Sent: not null } || cookie.Token == key;
        if (isFree && (became.Secret is not null || became.Missing is not null))
            cookie.Token = key;
        return Json(became switch
        {
            { Sent: { } sent } => new LaterAnswer("sent", sent.Code, became.Secret is { } secret ? Crockford.InGroups(secret) : null, became.ToConfirm),
            { Missing: { } missing } when isFree => new LaterAnswer("draft", Next: StepPaths.Of(missing)),
            _ => new LaterAnswer("busy", Next: StepPaths.Start),
        });
    }

    private JsonResult TooOften(SentTooOften often)
    {
        Failures.SayWhenAgain(Response, often.Wait);
        return Refused(often, StatusCodes.Status429TooManyRequests);
    }

    private JsonResult Refused(Error error, int status) => new(new { message = failures.WordsOf(error) }) { StatusCode = status };
}
