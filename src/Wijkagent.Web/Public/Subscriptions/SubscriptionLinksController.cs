using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Subscriptions;

/// <summary>
/// The links in mails to who follows something: they show a page with one button, as programs that look through mail follow
/// links. The button that a mail program shows by itself (RFC 8058) stops at once.
/// </summary>
[AllowAnonymous]
[PersonalPage]
public sealed class SubscriptionLinksController(ProblemFollowing following, SubscriptionLinks links) : Controller
{
    /// <summary>Where an address is confirmed.</summary>
    public const string ConfirmPath = "/volgen/bevestigen";

    /// <summary>Where it is kept longer.</summary>
    public const string KeepPath = "/volgen/blijven";

    /// <summary>Where it is stopped with a button on a page.</summary>
    public const string StopPath = "/volgen/stoppen";

    /// <summary>Where a mail program stops it.</summary>
    public const string OneClickPath = "/volgen/stoppen/direct";

    [HttpGet(ConfirmPath)]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Confirm(string? sleutel, CancellationToken cancel) =>
        await following.ToConfirmAsync(sleutel, cancel) switch
        {
            null => this.Over(links.Read(sleutel, SubscriptionLink.Confirm), "NotFollowed"),
            { IsConfirmed: true } => View("Told", new ToldPage("Already")),
            { Rhythm: var rhythm } => View("Ask", new AskPage("Confirm", ConfirmPath, sleutel) { Rhythm = rhythm }),
        };

    [HttpPost(ConfirmPath)]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Confirmed([FromForm] string? sleutel, CancellationToken cancel) =>
        (await following.ConfirmAsync(sleutel, cancel)).IsDone ? View("Told", new ToldPage("Confirmed")) : this.Over(links.Read(sleutel, SubscriptionLink.Confirm), "NotFollowed");

    [HttpGet(KeepPath)]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Keep(string? sleutel, CancellationToken cancel) =>
        await following.ToKeepAsync(sleutel, cancel) is { } endsAt
            ? View("Ask", new AskPage("Keep", KeepPath, sleutel) { Until = WorkingTime.DayOf(endsAt) })
            : this.Over(links.Read(sleutel, SubscriptionLink.Keep));

    [HttpPost(KeepPath)]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Kept([FromForm] string? sleutel, CancellationToken cancel) =>
        await following.KeepAsync(sleutel, cancel) is { IsDone: true, Value: var endsAt }
            ? View("Told", new ToldPage("Kept") { Until = WorkingTime.DayOf(endsAt) })
            : this.Over(links.Read(sleutel, SubscriptionLink.Keep));

    [HttpGet(StopPath)]
    [HttpGet(OneClickPath)]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Stop(string? sleutel, CancellationToken cancel) =>
        await following.CanStopAsync(sleutel, cancel)
            ? View("Ask", new AskPage("Stop", StopPath, sleutel))
            : this.Over(links.Read(sleutel, SubscriptionLink.Stop));

    [HttpPost(StopPath)]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Stopped([FromForm] string? sleutel, CancellationToken cancel) =>
        Told(await following.StopAsync(sleutel, cancel));

    /// <summary>A mail program has no page of ours and so no token of a form. The key, which is in one mailbox alone, is proof enough to stop.</summary>
    [HttpPost(OneClickPath)]
    [IgnoreAntiforgeryToken]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> StoppedAtOnce([FromQuery] string? sleutel, CancellationToken cancel) =>
        Told(await following.StopAsync(sleutel, cancel));

    private ViewResult Told(Result done) => done.IsDone ? View("Told", new ToldPage("Stopped")) : this.Over(null);
}

/// <summary>What a page with one button shows.</summary>
/// <param name="What">Its name in words.</param>
/// <param name="Action">Where the button leads.</param>
/// <param name="Key">The key out of the link.</param>
public sealed record AskPage(string What, string Action, string? Key)
{
    /// <summary>What it is about, where that is a piece of the country.</summary>
    public PieceName? Place { get; init; }

    /// <summary>Of which kinds of problems the news will be; null where that is not chosen, empty for all.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>Whether with the messages of the officer.</summary>
    public bool WithBulletins { get; init; }

    /// <summary>How often there will be mail; null where that is not what it is about.</summary>
    public NewsRhythm? Rhythm { get; init; }

    /// <summary>The last day on which it is followed; null where that is not what it is about.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>What a page shows that says what became of it.</summary>
/// <param name="What">Its name in words.</param>
public sealed record ToldPage(string What)
{
    /// <summary>Whether it leads to where something can be followed anew.</summary>
    public bool LeadsToFollowing { get; init; }

    /// <summary>The last day on which it is followed; null where that is not what it is about.</summary>
    public DateOnly? Until { get; init; }
}
