using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Subscriptions;

/// <summary>Feeds for programs that read news: of a district or neighbourhood by its code, of a zone, a problem or one's own report by a key that nobody finds.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Searching)]
public sealed class FeedsController(AreaFeeds feeds, ProblemFeeds problems, ReportFeeds reports, AtomWriter atom, TimeProvider clock) : Controller
{
    private const string Folder = "/feeds/";
    private const string ZonePath = Folder + "gebied.atom";
    private const string ProblemPath = Folder + "probleem.atom";
    private const string ReportPath = Folder + "melding.atom";
    private const string Without = "nee";
    private const string Minutes = "max-age=900";

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);

    /// <summary>The address of the feed of an area.</summary>
    public static string PathOf(string code, IEnumerable<string> kinds, string language, bool withBulletins = true) =>
        $"{Folder}{code.ToLowerInvariant()}.atom" + QueryString.Create(
            [.. kinds.Order(StringComparer.Ordinal).Select(kind => KeyValuePair.Create("soort", (string?)kind)), .. BulletinsOf(withBulletins), .. LanguageOf(language)]);

    /// <summary>What an address says of who wants no messages of the officer.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> BulletinsOf(bool withBulletins) => withBulletins ? [] : [KeyValuePair.Create("berichten", (string?)Without)];

    /// <summary>Whether an address asks for the messages of the officer.</summary>
    public static bool HasBulletins(string? said) => said != Without;

    /// <summary>The address of the feed of a zone.</summary>
    public static string PathOf(string key) => $"{ZonePath}?sleutel={Uri.EscapeDataString(key)}";

    /// <summary>The address of the feed of a problem.</summary>
    public static string PathOfProblem(string key, string language) =>
        ProblemPath + QueryString.Create([KeyValuePair.Create("sleutel", (string?)key), .. LanguageOf(language)]);

    /// <summary>The address of the feed of one's own report.</summary>
    public static string PathOfReport(string key, string language) =>
        ReportPath + QueryString.Create([KeyValuePair.Create("sleutel", (string?)key), .. LanguageOf(language)]);

    [HttpGet(Folder + "{code}.atom")]
    public async Task<IActionResult> Area(string code, string[] soort, string? berichten, string? taal, CancellationToken cancel)
    {
        var language = LanguageIn(taal);
        var kinds = soort.Take(AreaSubscription.MostKinds).ToArray();
        var withBulletins = HasBulletins(berichten);
        if (await feeds.ReadAsync(code, kinds, withBulletins, cancel) is not { } feed)
            return NotFound();
        return Answer(self => atom.Write(feed, self), language, PathOf(feed.Place.Area.Code, kinds, language, withBulletins), "public, " + Minutes);
    }

    [HttpGet(ZonePath)]
    public async Task<IActionResult> Zone(string? sleutel, CancellationToken cancel) =>
        await feeds.ReadZoneAsync(sleutel, cancel) is { } zone
            ? Answer(self => atom.Write(zone.Feed, self), zone.Language, PathOf(sleutel!), "private, " + Minutes)
            : NotFound();

    [HttpGet(ProblemPath)]
    public async Task<IActionResult> Problem(string? sleutel, string? taal, CancellationToken cancel) =>
        await problems.ReadAsync(sleutel, cancel) is { } problem
            ? Answer(self => atom.Write(problem, self), LanguageIn(taal), PathOfProblem(sleutel!, LanguageIn(taal)), "private, " + Minutes)
            : NotFound();

    [HttpGet(ReportPath)]
    public async Task<IActionResult> Report(string? sleutel, string? taal, CancellationToken cancel) =>
        await reports.ReadAsync(sleutel, cancel) is { } report
            ? Answer(self => atom.Write(report, self), LanguageIn(taal), PathOfReport(sleutel!, LanguageIn(taal)), "private, " + Minutes)
            : NotFound();

    /// <summary>What did not change since it was read is not sent again.</summary>
    private FileContentResult Answer(Func<string, byte[]> write, string language, string self, string caching)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LocalisationSetup.CultureOf(language);
        var sent = write(self);
        Response.Headers.CacheControl = caching;
        Response.Headers.ContentLanguage = language;
        // Of a state nobody knows when it became that. Who asks by time alone, and not by version, is sent it again after what a cache keeps it.
        var now = clock.GetUtcNow();
        return File(sent, AtomWriter.ContentType + "; charset=utf-8", new DateTimeOffset(now.Ticks - (now.Ticks % KeptFor.Ticks), TimeSpan.Zero), new EntityTagHeaderValue(AtomWriter.VersionOf(sent)));
    }

    private static string LanguageIn(string? taal) => taal == "en" ? "en" : "nl";

    private static IEnumerable<KeyValuePair<string, string?>> LanguageOf(string language) => language == "en" ? [KeyValuePair.Create("taal", (string?)"en")] : [];
}
