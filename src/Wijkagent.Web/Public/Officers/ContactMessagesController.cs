using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Officers;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Officers;

/// <summary>Messages that people send to an officer.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ContactMessagesController(
    OfficerPages pages, ContactMessageService messages, SendKeys keys, IStringLocalizer<OfficersText> words) : Controller
{
    [HttpPost("/wijkagenten/{slug}/berichten")]
    public async Task<IActionResult> Create(string slug, ContactForm form, CancellationToken cancel)
    {
        var key = keys.Read(slug, form.Key);
        // A form that is not ours, or too old to be read, is shown again with a new key and all that was typed.
        if (key is null)
            ModelState.AddModelError("", words["Form.TooOld"]);
        if (key is not null && ModelState.IsValid)
        {
            var sent = await messages.SendAsync(form.ToInput(slug, key), cancel);
            if (sent.IsDone)
                return RedirectToAction(nameof(Sent), new { slug });
            if (sent.Error is NotFoundError)
                return NotFound();
            ModelState.AddModelError((sent.Error as InvalidError)?.Field ?? "", words[$"Form.{sent.Error.Name}", [.. sent.Error.Arguments]]);
        }

        if (await pages.ReadAsync(slug, cancel) is not { } page)
            return NotFound();
        if (key is null)
        {
            form.Key = page.Form.Key;
            ModelState.Remove(nameof(ContactForm.Key));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Write", new ContactPage(slug, page.FirstName, page.Name, form));
    }

    /// <summary>Where a reload ends after something had to be put right.</summary>
    [HttpGet("/wijkagenten/{slug}/berichten")]
    public IActionResult Index(string slug) => Redirect(Paths.Officer(Uri.EscapeDataString(slug)) + "#bericht");

    [HttpGet("/wijkagenten/{slug}/berichten/verzonden")]
    public async Task<IActionResult> Sent(string slug, CancellationToken cancel) =>
        await pages.ReadAsync(slug, cancel) is { } page
            ? View("Sent", new ContactPage(slug, page.FirstName, page.Name, page.Form))
            : NotFound();
}
