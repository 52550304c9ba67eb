using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Subscriptions;

/// <summary>
/// The links in mails to who follows a piece of the country: to confirm, to change, to keep and to stop it, without
/// signing in. Like those of a problem they show a page first; the button of a mail program (RFC 8058) stops at once.
/// </summary>
[AllowAnonymous]
[PersonalPage]
[EnableRateLimiting(RateLimits.Tracking)]
public sealed class FollowedAreaController(FollowedAreas areas, KnownInAreas known, SubscriptionLinks links) : Controller
{
    /// <summary>Where it is seen and changed.</summary>
    public const string Path = "/volgen/gebied";

    /// <summary>Where an address is confirmed.</summary>
    public const string ConfirmPath = Path + "/bevestigen";

    /// <summary>Where it is kept longer.</summary>
    public const string KeepPath = Path + "/blijven";

    /// <summary>Where it is stopped with a button on a page.</summary>
    public const string StopPath = Path + "/stoppen";

    /// <summary>Where a mail program stops it.</summary>
    public const string OneClickPath = StopPath + "/direct";

    [HttpGet(ConfirmPath)]
    public async Task<IActionResult> Confirm(string? sleutel, CancellationToken cancel)
    {
        if (await areas.ToConfirmAsync(sleutel, cancel) is not { } area)
            return this.Over(links.Read(sleutel, SubscriptionLink.ConfirmArea), "NotFollowed");
        if (area.IsConfirmed)
            return View("Told", new ToldPage("Already"));
        var kinds = (await known.KindsAsync(cancel)).Where(k => area.Wish.Kinds.Contains(k.Slug)).Select(k => k.Name.ToString()).ToList();
        return View("Ask", new AskPage("ConfirmArea", ConfirmPath, sleutel)
        {
            Place = area.Place,
            // Where none of those that were wished can be followed any more it is not all of them.
            Kinds = kinds.Count == 0 && area.Wish.Kinds.Count > 0 ? null : kinds,
            WithBulletins = area.Wish.WithBulletins,
            Rhythm = area.Wish.Rhythm,
        });
    }

    [HttpPost(ConfirmPath)]
    public async Task<IActionResult> Confirmed([FromForm] string? sleutel, CancellationToken cancel) =>
        (await areas.ConfirmAsync(sleutel, cancel)).IsDone ? View("Told", new ToldPage("Following")) : this.Over(links.Read(sleutel, SubscriptionLink.ConfirmArea), "NotFollowed");

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string? sleutel, bool gewijzigd, CancellationToken cancel)
    {
        if (await areas.OpenAsync(sleutel, cancel) is not { } area)
            return Over(sleutel);
        var form = new FollowForm { Kinds = area.Wish.Kinds, Bulletins = area.Wish.WithBulletins, Rhythm = area.Wish.Rhythm, Key = sleutel };
        return View("Manage", new ManageAreaPage(area, await known.KindsAsync(cancel), form, gewijzigd));
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Change([Bind(Prefix = "Form")] FollowForm form, CancellationToken cancel) =>
        (await areas.ChangeAsync(form.Key, form.ToWish(), cancel)).IsDone
            ? LocalRedirect($"{Path}?sleutel={Uri.EscapeDataString(form.Key!)}&gewijzigd=true")
            : Over(form.Key);

    [HttpGet(KeepPath)]
    public async Task<IActionResult> Keep(string? sleutel, CancellationToken cancel) =>
        await areas.OpenAsync(sleutel, cancel) is { } area
            ? View("Ask", new AskPage("KeepArea", KeepPath, sleutel) { Place = area.Place, Until = WorkingTime.DayOf(area.EndsAt) })
            : Over(sleutel);

    [HttpPost(KeepPath)]
    public async Task<IActionResult> Kept([FromForm] string? sleutel, CancellationToken cancel) =>
        await areas.KeepAsync(sleutel, cancel) is { IsDone: true, Value: var endsAt }
            ? View("Told", new ToldPage("Kept") { Until = WorkingTime.DayOf(endsAt) })
            : Over(sleutel);

    [HttpGet(StopPath)]
    [HttpGet(OneClickPath)]
    public async Task<IActionResult> Stop(string? sleutel, CancellationToken cancel) =>
        await areas.CanStopAsync(sleutel, cancel) ? View("Ask", new AskPage("Stop", StopPath, sleutel)) : Over(sleutel);

    [HttpPost(StopPath)]
    public async Task<IActionResult> Stopped([FromForm] string? sleutel, CancellationToken cancel) => Told(await areas.StopAsync(sleutel, cancel));

    /// <summary>A mail program has no page of ours and so no token of a form. The key, which is in one mailbox alone, is proof enough to stop.</summary>
    [HttpPost(OneClickPath)]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> StoppedAtOnce([FromQuery] string? sleutel, CancellationToken cancel) => Told(await areas.StopAsync(sleutel, cancel));

    private ViewResult Told(Result done) => done.IsDone ? View("Told", new ToldPage("Stopped")) : this.Over(null);

    private ViewResult Over(string? key) => this.Over(links.Read(key, SubscriptionLink.ManageArea));
}
