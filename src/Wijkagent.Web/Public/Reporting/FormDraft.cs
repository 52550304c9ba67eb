using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>
/// Which report a form is of. Tabs of a browser share a cookie, and with it the report: another tab may have begun a new one,
/// and what is answered here must not end up in that.
/// </summary>
public static class FormDraft
{
    /// <summary>The field that says it.</summary>
    public const string Field = "Draft";

    /// <summary>What that field holds.</summary>
    public static string NameOf(OpenDraft draft) => draft.Key.ToString("N");

    /// <summary>Whether a form is of another report than the browser has now. One that names none was there before any report was.</summary>
    public static bool IsOfAnother(HttpRequest request, OpenDraft draft) => Sent(request, Field) is { Length: > 0 } name && name != NameOf(draft);

    /// <summary>What a field of a form that was sent holds; empty when it has none.</summary>
    public static string Sent(HttpRequest request, string field) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType ? request.Form[field].ToString() : "";

    /// <summary>The page that says that an answer was not kept, and shows what was typed.</summary>
    public static ViewResult NotHere(this Controller controller, NotHerePage page)
    {
        var view = controller.View("/Public/Reporting/NotHere.cshtml", page);
        view.StatusCode = StatusCodes.Status409Conflict;
        return view;
    }

    /// <summary>The same, of an answer that belongs to another report than the browser has now.</summary>
    public static ViewResult NotHere(this Controller controller, OpenDraft draft, string typed) => controller.NotHere(new NotHerePage(
        NotHereWhy.OtherReport, typed.Trim(), draft.Answers.Sent is null ? StepPaths.Of(draft.Answers.FirstMissing) : StepPaths.Sent));
}

/// <summary>Why an answer was not kept, though the browser has a report.</summary>
public enum NotHereWhy
{
    /// <summary>It belongs to another report than the browser has now.</summary>
    OtherReport,

    /// <summary>The report was sent meanwhile.</summary>
    Sent,

    /// <summary>Another answer changed, so that something else is asked first, or this is not asked any more.</summary>
    Earlier,
}

/// <summary>What the page about an answer that was not kept shows.</summary>
/// <param name="Why">Why.</param>
/// <param name="Typed">What was typed just now; empty when nothing was.</param>
/// <param name="Next">Where to go on.</param>
public sealed record NotHerePage(NotHereWhy Why, string Typed, string Next);
