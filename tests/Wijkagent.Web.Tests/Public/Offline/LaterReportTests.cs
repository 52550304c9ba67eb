using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Offline;

/// <summary>A report that was written without a network comes in.</summary>
public sealed class LaterReportTests
{
    private const string TooLong = "te lang";

    [Fact]
    public async Task A_complete_one_is_sent_by_itself_and_however_often_it_comes_it_is_one_report()
    {
        var (program, device, visitor) = await StartAsync();
        await using var _ = program;
        var key = Device.NewKey();

        // The cookie of the token comes first: two that ask for it at the same moment would have one each.
        Assert.Equal("gone", State(await device.StateAsync(key)));

        var together = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => device.SendAsync(Device.Complete(key))));
        var (status, told) = await device.SendAsync(Device.Complete(key));

        Assert.All(together, one => Assert.Equal(HttpStatusCode.OK, one.Status));
        Assert.Equal((HttpStatusCode.OK, "sent"), (status, State(told)));
        var (code, secret) = (told.GetProperty("code").GetString()!, told.GetProperty("secret").GetString()!);
        await visitor.GoAsync("/melden/verzonden");
        Assert.Equal((code, secret), (visitor.Text("#code"), visitor.Text("#sleutel")));
        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        Assert.Contains("Elke avond harde muziek", visitor.Main, StringComparison.Ordinal);

        // The draft with the secret is gone a day later; the report is known by its key all the same.
        program.Clock.Advance(TimeSpan.FromHours(ReportDraft.HoursKept + 1));
        var late = (await device.SendAsync(Device.Complete(key))).Told;
        Assert.Equal((code, JsonValueKind.Null), (late.GetProperty("code").GetString(), late.GetProperty("secret").ValueKind));
        await using var db = program.OpenDatabase();
        var report = await db.Reports.SingleAsync();
        Assert.Equal((ReportStatus.Received, ReportSigns.None), (report.Status, report.Signs));
    }

    [Fact]
    public async Task One_that_has_to_be_confirmed_still_says_so_when_its_draft_is_gone()
    {
        var (program, device, _) = await StartAsync();
        await using var _1 = program;
        var key = Device.NewKey();
        var named = new Dictionary<string, string?>(Device.Complete(key)) { ["Form.Anonymous"] = "ja", ["Form.Name"] = "Noor", ["Form.Email"] = "noor@voorbeeld.nl" };
        Assert.True((await device.SendAsync(named)).Told.GetProperty("confirm").GetBoolean());

        program.Clock.Advance(TimeSpan.FromHours(ReportDraft.HoursKept + 1));

        Assert.True((await device.SendAsync(named)).Told.GetProperty("confirm").GetBoolean());
    }

    [Fact]
    public async Task Answers_without_a_kind_are_refused()
    {
        var (program, device, _) = await StartAsync();
        await using var _1 = program;
        var without = new Dictionary<string, string?>(Device.Complete(Device.NewKey())) { ["Form.Kind"] = null, ["Form.Details[--bron].Value"] = "horeca" };

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await device.SendAsync(without)).Status);
    }

    [Theory]
    [InlineData("Form.Place", "Nergens te vinden", "/melden/waar")]
    [InlineData("Form.Place", null, "/melden/waar")]
    [InlineData("Form.PlaceWords", null, "/melden/waar")]
    [InlineData("Form.Details[geluidsoverlast--bron].Value", null, "/melden/vragen")]
    [InlineData("Form.Frequency", null, "/melden/wat")]
    [InlineData("Form.Role", "OnBehalf", "/melden/rol")]
    [InlineData("Form.Anonymous", null, "/melden/wie")]
    [InlineData("Form.Agreed", null, "/melden/controle")]
    public async Task One_in_which_something_is_missing_waits_as_a_draft_with_all_the_rest_in_it(string field, string? value, string next)
    {
        var (program, device, visitor) = await StartAsync();
        await using var _ = program;
        var key = Device.NewKey();

        var told = (await device.SendAsync(new Dictionary<string, string?>(Device.Complete(key)) { [field] = value })).Told;

        Assert.Equal(("draft", next), (State(told), told.GetProperty("next").GetString()));
        Assert.Equal("draft", State(await device.StateAsync(key)));
        await visitor.GoAsync(next);
        Assert.StartsWith(next, visitor.Address, StringComparison.Ordinal);
        await visitor.SendAsync(next switch
        {
            "/melden/waar" => new Dictionary<string, string?> { ["Form.Place"] = "1234 ab", ["Form.PlaceWords"] = "Bij de brug" },
            "/melden/vragen" => new Dictionary<string, string?> { ["Form.Value"] = "horeca" },
            "/melden/wat" => new Dictionary<string, string?> { ["Form.When"] = "Unknown", ["Form.Frequency"] = "Daily" },
            "/melden/rol" => Journey.Affected,
            "/melden/wie" => Journey.Anonymous,
            _ => new Dictionary<string, string?>(),
        });
        await visitor.GoAsync("/melden/controle");
        if (visitor.Address == "/melden/controle")
            await visitor.SendAsync();
        Assert.Equal("/melden/verzonden", visitor.Address);
        Assert.Equal(("sent", visitor.Text("#code")), (State(await device.StateAsync(key)), (await device.StateAsync(key)).GetProperty("code").GetString()));
        await using var db = program.OpenDatabase();
        Assert.Equal(1, await db.Reports.CountAsync());
    }

    [Fact]
    public async Task For_somebody_else_it_goes_by_itself_too()
    {
        var (program, device, _) = await StartAsync();
        await using var running = program;

        var told = (await device.SendAsync(new Dictionary<string, string?>(Device.Complete(Device.NewKey()))
        {
            ["Form.Role"] = "OnBehalf",
            ["Form.ForWhom"] = "Mijn moeder",
            ["Form.OtherKnows"] = "ja",
        })).Told;

        Assert.Equal("sent", State(told));
        await using var db = program.OpenDatabase();
        var report = await db.Reports.SingleAsync();
        Assert.Equal((ReporterRole.OnBehalf, true), (report.Role, report.OtherKnows));
    }

    [Fact]
    public async Task Who_is_in_danger_is_not_sent_by_itself_but_led_to_what_helps()
    {
        var (program, device, _) = await StartAsync();
        await using var __ = program;
        var fields = new Dictionary<string, string?>(Device.Complete(Device.NewKey()))
        {
            ["Form.Kind"] = "straatintimidatie",
            ["Form.Details[straatintimidatie--gevaar].Value"] = "ja",
        };

        Assert.Equal("/melden/vragen", (await device.SendAsync(fields)).Told.GetProperty("next").GetString());
    }

    [Theory]
    [InlineData("Form.Kind", Journey.Discrimination)]
    [InlineData("Form.Kind", "bestaat-niet")]
    [InlineData("Form.Key", "kort")]
    [InlineData("Form.Key", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("Form.Text", TooLong)]
    public async Task What_can_not_come_this_way_is_refused_in_words_and_leaves_nothing(string field, string value)
    {
        var (program, device, _) = await StartAsync();
        await using var __ = program;
        var given = value == TooLong ? new string('a', Report.TextLength + 1) : value;

        var (status, told) = await device.SendAsync(new Dictionary<string, string?>(Device.Complete(Device.NewKey())) { [field] = given });
        // More than a form may hold is none.
        var unread = Enumerable.Range(0, RequestLimitsSetup.MaxFormValues + 1).ToDictionary(number => $"Form.{number}", _ => (string?)"");
        Assert.Equal(HttpStatusCode.BadRequest, (await device.SendAsync(unread)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await device.SendAsync(unread, "/melden/zonder-netwerk/stand")).Status);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.NotEmpty(told.GetProperty("message").GetString()!);
        await using var db = program.OpenDatabase();
        Assert.Equal((0, 0), (await db.Reports.CountAsync(), await db.ReportDrafts.CountAsync()));
    }

    [Fact]
    public async Task Nothing_comes_in_without_a_token_and_nothing_is_known_of_a_key_that_was_not_used()
    {
        var (program, device, _) = await StartAsync();
        await using var __ = program;
        using var content = new FormUrlEncodedContent(Device.Complete(Device.NewKey())!);

        Assert.Equal(HttpStatusCode.BadRequest, (await program.CreateClient().PostAsync("/melden/zonder-netwerk", content)).StatusCode);
        Assert.Equal("gone", State(await device.StateAsync(Device.NewKey())));
    }

    [Fact]
    public async Task The_draft_that_somebody_is_filling_in_stays_and_comes_first()
    {
        var (program, device, visitor) = await StartAsync();
        await using var _ = program;
        await visitor.ToWhatAsync();
        var key = Device.NewKey();
        var incomplete = new Dictionary<string, string?>(Device.Complete(key)) { ["Form.Place"] = null };

        Assert.Equal("busy", State((await device.SendAsync(incomplete)).Told));
        await visitor.SendAsync(Journey.What("Iets anders"));
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        await visitor.SendAsync();
        Assert.Equal("/melden/verzonden", visitor.Address);

        Assert.Equal("draft", State((await device.SendAsync(incomplete)).Told));
        await visitor.GoAsync("/melden/waar");
        Assert.Equal("/melden/waar", visitor.Address);
    }

    [Fact]
    public async Task Limits_and_signs_are_those_of_the_form_and_who_is_anonymous_leaves_no_name()
    {
        var settings = new Dictionary<string, string?>(NoLimits.Settings) { ["Limits:ReportsPerMailboxPerHour"] = "1", ["Screening:QuickestSeconds"] = "10" };
        var (program, device, _) = await StartAsync(settings);
        await using var __ = program;
        Dictionary<string, string?> Known(string key) => new(Device.Complete(key)) { ["Form.Anonymous"] = "ja", ["Form.Name"] = "Jo Bakker", ["Form.Email"] = "jo@example.nl" };
        var first = (await device.SendAsync(Known(Device.NewKey()))).Told;
        var key = Device.NewKey();
        var (status, refused) = await device.SendAsync(Known(key));
        program.Clock.Advance(SendingTurns.Remembered);
        var later = (await device.SendAsync(Known(key))).Told;
        await program.ArrangeAsync(async db => db.Add(SendingBlock.OfWebsite(
            (await db.Teams.SingleAsync()).Id, "gokken.example", new BlockTerm(2, "Steeds reclame"), Core.Common.Actor.System, program.Now)));
        var robot = (await device.SendAsync(new Dictionary<string, string?>(Known(Device.NewKey()))
        {
            ["Form.Anonymous"] = "nee",
            ["Form.Homepage"] = "x",
            ["Form.Text"] = "Win op gokken.example",
        })).Told;

        Assert.True(first.GetProperty("confirm").GetBoolean());
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Contains("0900-8844", refused.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("sent", State(later));
        await using var db = program.OpenDatabase();
        var apart = await db.Reports.SingleAsync(r => r.Code == robot.GetProperty("code").GetString());
        // How long somebody wrote on a device can't be known, so being quick is no sign there.
        Assert.Equal((ReportStatus.SetApart, ReportSigns.HiddenField | ReportSigns.Blocked), (apart.Status, apart.Signs));
        Assert.Equal((3, 2), (await db.Reports.CountAsync(), await db.Reports.CountAsync(r => r.Contact != null)));
    }

    [Fact]
    public async Task A_minute_that_is_full_leaves_it_on_the_device()
    {
        var (program, device, _) = await StartAsync(new Dictionary<string, string?>(NoLimits.Settings) { ["Limits:AllReportsPerMinute"] = "1" });
        await using var __ = program;
        await device.SendAsync(Device.Complete(Device.NewKey()));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await device.SendAsync(Device.Complete(Device.NewKey()))).Status);
    }

    private static string State(JsonElement told) => told.GetProperty("state").GetString()!;

    private static async Task<(WijkagentFactory Program, Device Device, Visitor Visitor)> StartAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var program = new WijkagentFactory { Settings = settings ?? NoLimits.Settings };
        await program.BuildTownAsync();
        var browser = program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) });
        return (program, new Device(browser), new Visitor(browser));
    }
}
