using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Web.MyAccount;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Subscriptions;

/// <summary>Following a piece of the country: what, then what to hear of it and how.</summary>
[AllowAnonymous]
[PersonalPage]
public sealed class AreasController(
    AreaPieces pieces, AreaNews news, KnownInAreas known, AreaFollowing following, AreaFeeds feeds, SendKeys keys, OwnAccount own,
    FollowingsOfAddress followings, Failures failures) : Controller
{
    /// <summary>Where it begins.</summary>
    public const string Path = "/abonneren";

    private const string MailedPath = Path + "/gemaild";
    private const string DonePath = Path + "/klaar";
    private const string FeedPath = Path + "/feed";
    private const string Prefix = "Form";

    /// <summary>What is to be followed; with the code of an area what to hear of it.</summary>
    [HttpGet(Path)]
    public async Task<IActionResult> Begin(string? gebied, CancellationToken cancel) =>
        await news.FindAsync(gebied, cancel) is { } place
            ? View("Choose", await ChoiceAsync(place, new FollowForm { Piece = place.Area.Code, Bulletins = true }, cancel))
            : View("Find", await FindAsync(null, null, cancel));

    [HttpPost(Path + "/zoeken")]
    [EnableRateLimiting(RateLimits.Searching)]
    public async Task<IActionResult> Search([FromForm] string? q, CancellationToken cancel)
    {
        var read = TypedText.Line(q, "Q", PlaceFinding.MaxLength);
        if (!read.IsDone || !read.Value.Any(char.IsLetterOrDigit))
            return await AgainAsync(q, read.Error ?? new ValueMissing("Q"), cancel);
        var found = await pieces.FindAsync(read.Value, cancel);
        return found.Districts.Count == 0
            ? await AgainAsync(read.Value, new AreaNotFound(), cancel)
            : View("Find", await FindAsync(read.Value, found, cancel));
    }

    /// <summary>What was chosen: an area has an address of its own, a zone goes along in the form alone.</summary>
    [HttpPost(Path + "/keuze")]
    [EnableRateLimiting(RateLimits.Searching)]
    public async Task<IActionResult> Choose([Bind(Prefix = Prefix)] PieceForm form, [FromForm] string? q, CancellationToken cancel)
    {
        var place = await form.FindAsync(news, cancel);
        if (place is { IsDone: true, Value.Zone: null })
            return LocalRedirect($"{Path}?gebied={place.Value.Area.Code}");
        if (place.IsDone)
            return View("Choose", await ChoiceAsync(place.Value, new FollowForm { Piece = form.Piece, Radius = form.Radius, Corners = form.Corners, Bulletins = true }, cancel));
        var typed = TypedText.Line(q, "Q", PlaceFinding.MaxLength).Value;
        var page = await FindAsync(typed, string.IsNullOrEmpty(typed) ? null : await pieces.FindAsync(typed, cancel), cancel) with { Form = form };
        return failures.Answer(this, place.Error, () => View("Find", page), prefix: Prefix);
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Follow([Bind(Prefix = Prefix)] FollowForm form, CancellationToken cancel)
    {
        var found = await form.FindAsync(news, cancel);
        if (!found.IsDone)
        {
            var start = await FindAsync(null, null, cancel);
            return failures.Answer(this, found.Error, () => View("Find", start), prefix: Prefix);
        }

        return form.Way == NewsWay.Feed
            ? await FeedAsync(found.Value, form, cancel)
            : await MailAsync(found.Value, form, cancel);
    }

    /// <summary>The address of a feed, to be given to a program that reads news: of an area by what is chosen, of a zone by its key.</summary>
    [HttpGet(FeedPath)]
    public async Task<IActionResult> Feed(string? gebied, string? sleutel, string[] soort, string? berichten, CancellationToken cancel)
    {
        if (sleutel is not null)
            return await feeds.ReadZoneAsync(sleutel, cancel) is { } zone ? View("Feed", new FeedPage(zone.Feed.Place.Name, FeedsController.PathOf(sleutel), IsZone: true)) : NotFound();
        return await news.FindAsync(gebied, cancel) is { } place
            ? View("Feed", new FeedPage(place.Name, FeedsController.PathOf(place.Area.Code, soort.Take(AreaSubscription.MostKinds), Language, FeedsController.HasBulletins(berichten)), IsZone: false))
            : NotFound();
    }

    [HttpGet(MailedPath)]
    public IActionResult Mailed() => View("Told", new ToldPage("Mailed"));

    [HttpGet(DonePath)]
    public IActionResult Done() => View("Told", new ToldPage("Following"));

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private async Task<IActionResult> FeedAsync(FollowedPlace place, FollowForm form, CancellationToken cancel)
    {
        var wish = form.ToWish();
        if (place.Zone is null)
            return LocalRedirect(FeedPath + QueryString.Create([KeyValuePair.Create("gebied", (string?)place.Area.Code), .. wish.Kinds.Select(kind => KeyValuePair.Create("soort", (string?)kind)), .. FeedsController.BulletinsOf(wish.WithBulletins)]));
        if (followings.Take(HttpContext.Connection.RemoteIpAddress) is { } often)
            return await ChooseAgainAsync(place, form, often, cancel);
        // A form that is not ours, or too old to be read, is sent once: it makes a feed of its own.
        var sending = keys.Read(FeedPath, form.Sending) ?? Guid.NewGuid().ToString();
        return LocalRedirect($"{FeedPath}?sleutel={Uri.EscapeDataString(await feeds.KeepAsync(place, wish, Language, sending, cancel))}");
    }

    private async Task<IActionResult> MailAsync(FollowedPlace place, FollowForm form, CancellationToken cancel)
    {
        var mine = (await own.ResidentAsync())?.Email;
        if (mine is null && EmailAddress.Read(form.Email, nameof(form.Email)) is { IsDone: false } wrong)
            return await ChooseAgainAsync(place, form, wrong.Error, cancel);
        if (followings.Take(HttpContext.Connection.RemoteIpAddress) is { } often)
            return await ChooseAgainAsync(place, form, often, cancel);
        var done = mine is null
            ? await following.AskAsync(place, form.Email, form.ToWish(), Language, cancel)
            : await following.FollowAsync(place, mine, form.ToWish(), Language, cancel);
        return done.IsDone ? LocalRedirect(mine is null ? MailedPath : DonePath) : await ChooseAgainAsync(place, form, done.Error, cancel);
    }

    private async Task<IActionResult> ChooseAgainAsync(FollowedPlace place, FollowForm form, Error error, CancellationToken cancel)
    {
        var page = await ChoiceAsync(place, form, cancel);
        return failures.Answer(this, error, () => View("Choose", page), prefix: Prefix);
    }

    private async Task<IActionResult> AgainAsync(string? typed, Error error, CancellationToken cancel)
    {
        var page = await FindAsync(typed, null, cancel);
        return failures.Answer(this, error, () => View("Find", page));
    }

    private async Task<FindAreaPage> FindAsync(string? typed, FoundPieces? found, CancellationToken cancel) =>
        new(typed, found, await pieces.OutlineAsync(found, cancel));

    private async Task<ChooseNewsPage> ChoiceAsync(FollowedPlace place, FollowForm form, CancellationToken cancel) =>
        new(place.Name, keys.Issue(FeedPath), await known.KindsAsync(cancel), form, (await own.ResidentAsync())?.Email);
}

/// <summary>Nothing fits what was typed.</summary>
public sealed record AreaNotFound() : InvalidError("Q");
