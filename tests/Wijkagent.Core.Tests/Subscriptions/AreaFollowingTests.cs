using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Core.Tests.Reports.Known;

namespace Wijkagent.Core.Tests.Subscriptions;

/// <summary>Who follows a piece of the country hears of what everybody may know there, each thing once, and when it suits.</summary>
public sealed class AreaFollowingTests
{
    private const string Address = "volger@voorbeeld.nl";

    [Theory]
    [InlineData(NewsRhythm.AtOnce, "2026-03-03T07:00")]
    [InlineData(NewsRhythm.Daily, "2026-03-03T07:00")]
    [InlineData(NewsRhythm.Weekly, "2026-03-09T07:00")]
    public async Task What_is_new_is_told_in_the_rhythm_that_was_chosen_and_never_on_the_day_itself(NewsRhythm rhythm, string at)
    {
        using var desk = await SparseAsync();
        await FollowAsync(desk, rhythm);
        await TellAsync(desk);
        var told = DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal);

        await LookUntilAsync(desk, told.AddMinutes(-15));
        Assert.Empty(await NewsAsync(desk));
        await LookUntilAsync(desk, told);
        var line = Assert.Single(Assert.Single(await NewsAsync(desk)).Problems);
        Assert.Equal((desk.Town.WestSouth.Name, new DateOnly(2026, 3, 2), KnownState.Told, KnownCrowd.One, false), (line.Neighbourhood, line.LastTold, line.State, line.Crowd, line.IsChange));

        await LookUntilAsync(desk, told.AddDays(8));
        Assert.Single(await NewsAsync(desk));
    }

    [Fact]
    public async Task What_an_officer_does_is_told_at_once_and_once_also_when_it_is_put_on_a_case_and_two_nodes_look()
    {
        using var desk = await SparseAsync();
        await FollowAsync(desk, NewsRhythm.AtOnce);
        var code = await TellAsync(desk);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync(desk);

        await desk.HandleAsync(h => h.OpenAsync(code, desk.Wim, default));
        await LookAsync(desk);
        await LookAsync(desk);
        await desk.StartCaseAsync(code);
        await desk.TwiceAtOnceAsync<AreaNewsTerms, bool>(RunAsync);

        Assert.Equal(
            [(KnownState.Told, false), (KnownState.LookedAt, true), (KnownState.WorkedOn, true)],
            (await NewsAsync(desk)).Select(n => (n.Problems.Single().State, n.Problems.Single().IsChange)));
    }

    [Theory]
    [InlineData(NewsRhythm.AtOnce)]
    [InlineData(NewsRhythm.Daily)]
    [InlineData(NewsRhythm.Weekly)]
    public async Task What_was_told_and_done_between_two_mails_is_told_once_as_new_and_what_was_there_before_or_declined_is_not(NewsRhythm rhythm)
    {
        using var desk = await SparseAsync();
        await EndAsync(desk, await TellAsync(desk));
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await FollowAsync(desk, rhythm);
        await EndAsync(desk, await TellAsync(desk));
        var declined = await TellAsync(desk);
        await desk.HandleAsync(async h => await h.DeclineAsync(new DeclineReport(declined, await desk.VersionAsync(declined), "Nee."), desk.Wim, default));

        await LookUntilAsync(desk, Now(desk).AddDays(16));

        var line = Assert.Single(Assert.Single(await NewsAsync(desk)).Problems);
        Assert.Equal((desk.Town.WestSouth.Name, KnownState.Ended, KnownCrowd.One, false), (line.Neighbourhood, line.State, line.Crowd, line.IsChange));
    }

    [Fact]
    public async Task Where_squares_are_known_an_area_shows_what_three_told_and_a_circle_what_one_did()
    {
        using var desk = await KnownReportsTests.BuildAsync();
        var first = await TellAsync(desk);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        var circle = FollowedZone.Around(KnownReportsTests.Here, 250).Value!;

        Assert.Empty(await SeenAsync(desk, await DistrictAsync(desk)));
        var seen = Assert.Single(await SeenAsync(desk, await ZoneAsync(desk, circle)));
        Assert.Null(seen.Problem.Neighbourhood);

        var number = await desk.StartCaseAsync(first);
        for (var time = 0; time < 2; time++)
            await desk.JoinAsync(await TellAsync(desk), number);
        Assert.Empty(await SeenAsync(desk, await DistrictAsync(desk)));
        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(desk.Town.WestSouth.Name, Assert.Single(await SeenAsync(desk, await DistrictAsync(desk))).Problem.Neighbourhood);
    }

    [Fact]
    public async Task However_small_a_zone_is_it_shows_no_less_than_a_pin_and_moving_it_within_its_squares_tells_nothing()
    {
        using var desk = await KnownReportsTests.BuildAsync();
        await TellAsync(desk);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        var (lon, lat) = (KnownReportsTests.Here.Longitude, KnownReportsTests.Here.Latitude);
        // Half a square away and ten metres wide: the report is not in it, and its square is beside it.
        foreach (var (north, east) in new[] { (0.0, 0.0), (0.002, 0.0), (0.0, -0.003), (0.0021, 0.003) })
        {
            var drawn = FollowedZone.Drawn([new(lon + east, lat + north), new(lon + east + 0.0001, lat + north), new(lon + east, lat + north + 0.0001)]).Value!;
            Assert.Single(await SeenAsync(desk, await ZoneAsync(desk, drawn)));
        }

        var far = FollowedZone.Around(new GeoPoint(lon, lat + 0.01), 250).Value!;
        Assert.Empty(await SeenAsync(desk, await ZoneAsync(desk, far)));
    }

    [Fact]
    public async Task A_kind_that_was_not_chosen_a_sensitive_one_and_where_too_few_live_stay_untold()
    {
        using var desk = await KnownReportsTests.BuildAsync(density: 200);
        await TellAsync(desk);
        await desk.AddReportAsync(desk.Town.WestSouth, kind: Desk.Sensitive, point: KnownReportsTests.Here);
        await KnownReportsTests.SetRuleAsync(desk, Desk.Sensitive, new KnownRule(250, 60, 1));
        desk.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Single(await SeenAsync(desk, await DistrictAsync(desk)));
        Assert.Single(await SeenAsync(desk, await DistrictAsync(desk), Desk.Noise));
        Assert.Empty(await SeenAsync(desk, await DistrictAsync(desk), Desk.Traffic));
        using var empty = await KnownReportsTests.BuildAsync(homes: 30, density: 200);
        await TellAsync(empty);
        empty.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await SeenAsync(empty, await DistrictAsync(empty)));
    }

    [Fact]
    public async Task A_message_of_the_officer_to_the_district_is_told_to_who_wants_it()
    {
        using var desk = await SparseAsync();
        await FollowAsync(desk, NewsRhythm.AtOnce);
        await FollowAsync(desk, NewsRhythm.AtOnce, "zonder@voorbeeld.nl", bulletins: false);
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await using (var db = desk.Open())
        {
            var officer = await db.Officers.FirstAsync();
            db.Bulletins.Add(new Bulletin(desk.Town.WestSouth.DistrictId, officer.Id, new LocalizedText("Markt", "Market"), new LocalizedText("Kom langs", "Come by"), Now(desk)));
            await db.SaveChangesAsync();
        }

        await LookAsync(desk);
        await LookAsync(desk);

        Assert.Equal("Markt", Assert.Single(Assert.Single(await NewsAsync(desk)).Bulletins).Title);
    }

    [Fact]
    public async Task Whoever_is_asked_for_confirms_first_twice_is_one_and_no_mailbox_is_filled()
    {
        using var desk = await SparseAsync();
        var place = await DistrictAsync(desk);
        Assert.IsType<NotAnEmailAddress>((await AskAsync(desk, place, "geen adres")).Error);
        await AskAsync(desk, place);
        await AskAsync(desk, place, "Volger@Voorbeeld.nl");
        await TellAsync(desk);
        await LookUntilAsync(desk, Now(desk).AddDays(2));
        Assert.Empty(await NewsAsync(desk));
        Assert.Single(await MailsAsync<ConfirmAreaMail>(desk));

        await AskAsync(desk, place);
        var asked = await MailsAsync<ConfirmAreaMail>(desk);
        Assert.Equal(2, asked.Count);
        Assert.Null((await desk.DoAsync<FollowedAreas, Result>(a => a.ConfirmAsync(asked[^1].Link, default))).Error);
        await LookUntilAsync(desk, Now(desk).AddDays(2));
        Assert.Empty(await NewsAsync(desk));
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await AskAsync(desk, place);
        Assert.Equal([false, false, true], (await MailsAsync<ConfirmAreaMail>(desk)).Select(m => m.IsFollowed));

        for (var time = 0; time < AreaFollowing.MostUnconfirmed + 2; time++)
            await AskAsync(desk, await ZoneAsync(desk, FollowedZone.Around(new GeoPoint(KnownReportsTests.Here.Longitude + (time * 0.0001), KnownReportsTests.Here.Latitude), 500).Value!));
        Assert.Equal(3 + AreaFollowing.MostUnconfirmed, (await MailsAsync<ConfirmAreaMail>(desk)).Count);
    }

    [Fact]
    public async Task Stopping_and_the_end_of_its_time_leave_no_row_and_no_key_and_a_link_for_something_else_does_nothing()
    {
        using var desk = await SparseAsync();
        await FollowAsync(desk, NewsRhythm.Daily);
        await FollowAsync(desk, NewsRhythm.Daily, "ander@voorbeeld.nl");
        await AskAsync(desk, await DistrictAsync(desk), "derde@voorbeeld.nl");
        var confirm = (await MailsAsync<ConfirmAreaMail>(desk))[^1].Link;
        var link = (await desk.DoAsync<FollowedAreas, Result<string>>(async a => (await a.OfAddressAsync(Address, default))[0].Link)).Value;
        var ids = await IdsAsync(desk);

        foreach (var wrong in new[] { "verzonnen", confirm })
            Assert.IsType<SubscriptionGone>((await desk.DoAsync<FollowedAreas, Result>(a => a.StopAsync(wrong, default))).Error);
        Assert.IsType<SubscriptionGone>((await desk.DoAsync<FollowedAreas, Result>(a => a.ConfirmAsync(link, default))).Error);
        Assert.Equal(3, (await IdsAsync(desk)).Count);
        for (var time = 0; time < 2; time++)
            Assert.Null((await desk.DoAsync<FollowedAreas, Result>(a => a.StopAsync(link, default))).Error);
        Assert.Equal(2, (await IdsAsync(desk)).Count);
        desk.Clock.Advance(TimeSpan.FromDays(Subscription.ConfirmationDays + 1));
        await LookAsync(desk);
        Assert.Single(await IdsAsync(desk));
        desk.Clock.Advance(TimeSpan.FromDays(366));
        await LookAsync(desk);

        Assert.Empty(await IdsAsync(desk));
        await using var keys = desk.OpenKeys();
        Assert.True(await keys.Keys.Where(k => ids.Contains(k.Id)).AllAsync(k => k.DestroyedAt != null));
    }

    [Fact]
    public void The_hour_of_a_digest_follows_the_clock_of_the_country()
    {
        Assert.Equal(new DateTime(2026, 3, 28, 7, 0, 0, DateTimeKind.Utc), Mornings.LastUntil(new DateTime(2026, 3, 29, 5, 59, 0, DateTimeKind.Utc)));
        Assert.Equal(new DateTime(2026, 3, 29, 6, 0, 0, DateTimeKind.Utc), Mornings.NextAfter(new DateTime(2026, 3, 28, 7, 0, 0, DateTimeKind.Utc), NewsRhythm.Daily));
        Assert.Equal(new DateTime(2026, 10, 26, 7, 0, 0, DateTimeKind.Utc), Mornings.NextAfter(new DateTime(2026, 10, 24, 6, 0, 0, DateTimeKind.Utc), NewsRhythm.Weekly));
    }

    private static Task<Desk> SparseAsync() => KnownReportsTests.BuildAsync(density: 200);

    private static Task<string> TellAsync(Desk desk) => desk.AddReportAsync(desk.Town.WestSouth, null, point: KnownReportsTests.Here);

    private static async Task EndAsync(Desk desk, string code)
    {
        var number = await desk.StartCaseAsync(code);
        await desk.OnCaseAsync(async c => await c.ResolveAsync(new ResolveCase(number, (await desk.CaseAsync(number)).Version, "Rustig", [], DateTime.MaxValue), desk.Wim, default));
    }

    private static Task<Result> AskAsync(Desk desk, FollowedPlace place, string email = Address) =>
        desk.DoAsync<AreaFollowing, Result>(f => f.AskAsync(place, email, new NewsWish([], true, NewsRhythm.Daily), "nl", default));

    private static async Task FollowAsync(Desk desk, NewsRhythm rhythm, string email = Address, bool bulletins = true)
    {
        var place = await DistrictAsync(desk);
        Assert.Null((await desk.DoAsync<AreaFollowing, Result>(f => f.FollowAsync(place, email, new NewsWish([], bulletins, rhythm), "nl", default))).Error);
    }

    private static async Task<FollowedPlace> DistrictAsync(Desk desk)
    {
        await using var db = desk.Open();
        var code = (await db.Districts.SingleAsync(d => d.Id == desk.Town.WestSouth.DistrictId)).Code;
        return (await desk.InRequestAsync<AreaNews, FollowedPlace?>(n => n.FindAsync(code, default)))!;
    }

    private static async Task<FollowedPlace> ZoneAsync(Desk desk, FollowedZone zone) =>
        (await desk.InRequestAsync<AreaNews, FollowedPlace?>(n => n.FindAsync(zone, default)))!;

    private static Task<IReadOnlyList<ProblemInArea>> SeenAsync(Desk desk, FollowedPlace place, params string[] kinds) =>
        desk.InRequestAsync<AreaNews, IReadOnlyList<ProblemInArea>>(n => n.ProblemsAsync(place, kinds, Now(desk), default));

    /// <summary>Looks each quarter of an hour, as the program does.</summary>
    private static async Task LookUntilAsync(Desk desk, DateTime until)
    {
        while (Now(desk) < until)
        {
            await LookAsync(desk);
            desk.Clock.Advance(until - Now(desk) is var left && left > TimeSpan.FromHours(6) ? TimeSpan.FromHours(6) : left);
        }

        await LookAsync(desk);
    }

    private static DateTime Now(Desk desk) => desk.Clock.GetUtcNow().UtcDateTime;

    private static Task<bool> LookAsync(Desk desk) => desk.InRequestAsync<AreaNewsTerms, bool>(RunAsync);

    private static async Task<bool> RunAsync(AreaNewsTerms terms)
    {
        await terms.RunAsync(default);
        return true;
    }

    private static Task<IReadOnlyList<AreaNewsMail>> NewsAsync(Desk desk) => MailsAsync<AreaNewsMail>(desk);

    private static async Task<IReadOnlyList<T>> MailsAsync<T>(Desk desk)
        where T : Mail
    {
        await using var db = desk.Open();
        var waiting = await db.Outbox.Where(m => m.Template == typeof(T).Name).OrderBy(m => m.CreatedAt).ToListAsync();
        return await desk.InRequestAsync<MailPayloads, IReadOnlyList<T>>(payloads =>
            Task.FromResult<IReadOnlyList<T>>(waiting.ConvertAll(m => (T)payloads.Open(typeof(T), m.Payload))));
    }

    private static async Task<List<Guid>> IdsAsync(Desk desk)
    {
        await using var db = desk.Open();
        return await db.AreaSubscriptions.Select(s => s.Id).ToListAsync();
    }
}
