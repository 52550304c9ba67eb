using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Officers;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Officers;

/// <summary>Messages that people send to an officer.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ContactMessagesController(
    OfficerPages pages, ContactMessageService messages, SendKeys keys, Failures failures, IStringLocalizer<OfficersText> words) : Controller
{
    [HttpPost("/wijkagenten/{slug}/berichten")]
    [EnableRateLimiting(RateLimits.Writing)]
    public async Task<IActionResult> Create(string slug, ContactForm form, CancellationToken cancel)
    {
        if (await pages.ReadAsync(slug, cancel) is not { } page)
            return NotFound();

        var key = keys.Read(slug, form.Key);
        if (key is null)
        {
            // A form that is not ours, or too old to be read, is shown again with a new key and all that was typed.
            ModelState.AddModelError("", words["Form.TooOld"]);
            form.Key = page.Form.Key;
        }

        if (key is null || !ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Again();
        }

        var sent = await messages.SendAsync(form.ToInput(slug, key), cancel);
        return sent.IsDone ? RedirectToAction(nameof(Sent), new { slug }) : failures.Answer(this, sent.Error, Again);

        ViewResult Again() => View("Write", new ContactPage(slug, page.FirstName, page.Name, page.Away, form));
    }

    /// <summary>Where a reload ends after something had to be put right.</summary>
    [HttpGet("/wijkagenten/{slug}/berichten")]
    public IActionResult Index(string slug) => Redirect(Paths.Officer(Uri.EscapeDataString(slug)) + "#bericht");

    [HttpGet("/wijkagenten/{slug}/berichten/verzonden")]
    public async Task<IActionResult> Sent(string slug, CancellationToken cancel) =>
        await pages.ReadAsync(slug, cancel) is { } page
            ? View("Sent", new ContactPage(slug, page.FirstName, page.Name, page.Away, page.Form))
            : NotFound();
}
