using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Rights;

/// <summary>Asking what the law lets people ask about their data.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(Path)]
public sealed class RequestController(RequestSending sending, SendKeys keys, Failures failures, IStringLocalizer<RightsText> words) : Controller
{
    /// <summary>Where it is asked.</summary>
    public const string Path = "/privacy/verzoek";

    // No officer is called so: keys of that form fit no other.
    private const string Form = "verzoek:";

    [HttpGet]
    public IActionResult Ask(RequestedRight? recht) => View("Ask", new RequestForm { Key = keys.Issue(Form), Right = recht });

    [HttpPost]
    [EnableRateLimiting(RateLimits.Writing)]
    public async Task<IActionResult> Send(RequestForm form, CancellationToken cancel)
    {
        if (keys.Read(Form, form.Key) is not { } key)
        {
            // A form that is not ours, or too old to be read, is shown again with a new key and all that was typed.
            ModelState.Clear();
            ModelState.AddModelError("", words["Form.TooOld"]);
            form.Key = keys.Issue(Form);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Ask", form);
        }

        // What can't be read as a choice was not chosen.
        ModelState.Clear();
        var sent = await sending.SendAsync(form.ToInput(key, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), cancel);
        return sent.IsDone
            ? LocalRedirect($"{Path}/verzonden?code={sent.Value}")
            : failures.Answer(this, sent.Error, () => View("Ask", form));
    }

    /// <summary>What happens next. The code is no secret: the mail opens the request.</summary>
    [HttpGet("verzonden")]
    public IActionResult Sent(string? code) =>
        PublicCode.Normalise(code) is { } kept ? View("Sent", new SentPage(kept)) : LocalRedirect(Path);
}

/// <summary>A request as it is filled in.</summary>
public sealed class RequestForm
{
    public RequestedRight? Right { get; set; }
    public RequestSubject? Subject { get; set; }
    public string? ReportCode { get; set; }
    public string? Wish { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public IdentityProof? Proof { get; set; }

    /// <summary>Made with the form and protected: the same form sent twice is one request.</summary>
    public string? Key { get; set; }

    public SendRequest ToInput(string key, string language) => new(key, Right, Subject, ReportCode, Name, Email, Proof, Wish, language);
}

/// <summary>What the page after sending shows.</summary>
/// <param name="Code">The code of the request.</param>
public sealed record SentPage(string Code);
