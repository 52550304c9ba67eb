using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Web.Public.Subscriptions;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Following;

/// <summary>What pages of an opened report need.</summary>
public sealed record OpenedServices(ReportFollowing Following, FollowedReports Reports, AttachmentReading Pictures, ReportLooks Looks, OwnReports Own, ReportFeeds Feeds, FollowCookie Cookie, Failures Failures);

/// <summary>
/// A page of a report that this browser opened, or of one's own who is signed in with the address that it was confirmed
/// from. Everybody else is brought to the form that asks for code and secret, whether there is a report of that code or not.
/// </summary>
[AllowAnonymous]
[PersonalPage]
public abstract class OpenedController(OpenedServices services) : Controller
{
    /// <summary>The addresses of reports: a code with its own shape, so that fixed words can stand in its place.</summary>
    protected const string Root = "/meldingen/{code:regex(^[[Ww]][[Aa]]-)}";

    protected OpenedServices Services => services;
    protected FollowedReport Report { get; private set; } = null!;
    private Guid? Account => Guid.TryParse(User.FindFirstValue(ClaimTypes.NameIdentifier), out var account) ? account : null;
    protected string Address => $"{FollowController.Path}/{Report.Code}";

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var code = PublicCode.Normalise(RouteData.Values["code"] as string);
        if (code is null || !(services.Cookie.Holds(code) || await IsOwnAsync(code)))
        {
            context.Result = await Unsent.OfAsync(HttpContext) is { IsMissed: true } unsent
                ? Closed(code, unsent)
                : LocalRedirect(FollowController.Path + (code is null ? "" : $"?code={code}"));
            return;
        }

        if (await services.Reports.ReadAsync(code, HttpContext.RequestAborted) is not { } report)
        {
            context.Result = NotFound();
            return;
        }

        Report = report;
        // Whatever was too late: the form is not there any more, and its words are.
        if ((await next()).Result is ViewResult { Model: ConflictPage page } view)
        {
            var unsent = await Unsent.OfAsync(HttpContext);
            view.ViewData.Model = page with { Typed = unsent.Words, WithFiles = unsent.WithFiles };
        }
    }

    // Who wrote for longer than a browser holds a report opens it once more, and loses nothing.
    private ViewResult Closed(string? code, Unsent unsent)
    {
        var page = View("/Public/Following/Follow.cshtml", new FollowForm { Code = code, Unsent = unsent });
        page.StatusCode = StatusCodes.Status403Forbidden;
        return page;
    }

    /// <summary>The page of the report. Who is signed in with the address that it was confirmed from reads who looked as well.</summary>
    protected Task<ViewResult> ShowAsync(string? message, CancellationToken cancel) => ShowAsync(message, false, cancel);

    /// <summary>The same, with what was sent that arrived although not all of it did.</summary>
    protected async Task<ViewResult> ShowAsync(string? message, bool hasArrived, CancellationToken cancel)
    {
        // As it is now: what was sent may have changed it.
        if (HttpMethods.IsPost(Request.Method))
            Report = await services.Reports.ReadAsync(Report.Code, cancel) ?? Report;
        var looks = Account is { } account ? await services.Looks.OfAsync(Report.Code, account, cancel) : null;
        var feed = await services.Feeds.KeyOfAsync(Report, cancel) is { } key
            ? FeedsController.PathOfReport(key, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
            : null;
        return View(
            "Report",
            new ReportPage(Report, await services.Pictures.ListOfOwnAsync(Report.Code, cancel), message, looks) { HasArrived = hasArrived, FeedPath = feed });
    }

    private async Task<bool> IsOwnAsync(string code) =>
        Account is { } account && await services.Own.OpensAsync(code, account, HttpContext.RequestAborted);

    /// <summary>Back to the report, or the form again with what is wrong.</summary>
    protected IActionResult Back(Result done, Func<ViewResult> form, string anchor = "") =>
        done.IsDone ? LocalRedirect(Address + anchor) : services.Failures.Answer(this, done.Error, form, back: Address);
}
