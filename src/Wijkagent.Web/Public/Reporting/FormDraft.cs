using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
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

    /// <summary>The field that says which text the form showed as kept.</summary>
    public const string ShownField = "Shown";

    private const char BeforeKind = '-';
    private const int DigestLength = 16;

    /// <summary>What the field of the report holds: its key, and which of the kinds that were chosen one after the other.</summary>
    public static string NameOf(OpenDraft draft) => string.Create(CultureInfo.InvariantCulture, $"{draft.Key:N}{BeforeKind}{draft.Answers.KindChanges}");

    /// <summary>Whether a form is of another report than the browser has now. One that names none was there before any report was.</summary>
    public static bool IsOfAnother(HttpRequest request, OpenDraft draft) =>
        Sent(request, Field) is { Length: > 0 } name && name.Split(BeforeKind)[0] != NameOf(draft).Split(BeforeKind)[0];

    /// <summary>Whether a form asks what a kind asks that was chosen before.</summary>
    public static bool IsOfAnotherKind(HttpRequest request, OpenDraft draft) => Sent(request, Field) is { Length: > 0 } name && name != NameOf(draft);

    /// <summary>What the field of the text holds: enough to tell one text from another, and nothing to read.</summary>
    public static string DigestOf(string? kept) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(kept ?? "")))[..DigestLength];

    /// <summary>
    /// The name of a field that nobody reads. It is another for another report, kind or kept text, so that a browser puts
    /// nothing back that was typed for those: beside fields that come anew it would look as if its writer had seen them.
    /// </summary>
    public static string MarkOf(StepTop top) => $"m{DigestOf($"{top.Draft} {top.Kept}")}";

    /// <summary>Whether a form would replace a text that another tab kept after the form was shown, and that its writer has not seen.</summary>
    /// <param name="request">The form.</param>
    /// <param name="kept">The text that is kept now.</param>
    /// <param name="typed">The text in the form, as it would be kept: a second press on its button sends what is kept already.</param>
    public static bool ReplacesUnseen(HttpRequest request, string? kept, Result<string> typed) =>
        !string.IsNullOrEmpty(kept)
        && Sent(request, ShownField) is { Length: > 0 } shown && shown != DigestOf(kept)
        && typed.Value != kept;

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

    /// <summary>It is asked of another kind than was chosen meanwhile.</summary>
    OtherKind,

    /// <summary>Another answer changed, so that something else is asked first, or this is not asked any more.</summary>
    Earlier,

    /// <summary>The report was to be sent, and something is asked first.</summary>
    NotSent,
}

/// <summary>What the page about an answer that was not kept shows.</summary>
/// <param name="Why">Why.</param>
/// <param name="Typed">What was typed just now; empty when nothing was.</param>
/// <param name="Next">Where to go on.</param>
public sealed record NotHerePage(NotHereWhy Why, string Typed, string Next)
{
    /// <summary>Whether files may have been sent along, which nobody can give back.</summary>
    public bool WithFiles { get; init; }
}
