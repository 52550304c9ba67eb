using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Reports.Following;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Offline;

/// <summary>A moment of a diary comes in that was written without a network on a device that never opened the report.</summary>
public sealed class LaterMomentTests
{
    private const string Address = "/zonder-netwerk/moment";

    [Fact]
    public async Task A_moment_with_code_and_secret_is_noted_once_however_often_it_comes_and_opens_nothing_on_that_device()
    {
        await using var program = new WijkagentFactory { Settings = NoLimits.Settings };
        var (code, secret) = await ReportAsync(program);
        var (device, visitor) = New(program);
        var moment = Moment(code.ToLowerInvariant(), secret);
        // The cookie of the token is there before several are sent at once.
        await device.HeldAsync(Device.NewKey());

        var together = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => device.SendAsync(moment, Address)));
        Assert.All(together, one => Assert.Equal((HttpStatusCode.OK, "noted"), (one.Status, one.Told.GetProperty("state").GetString())));
        Assert.Equal(HttpStatusCode.OK, (await device.SendAsync(moment, Address)).Status);

        await visitor.GoAsync($"/meldingen/{code}");
        Assert.StartsWith("/meldingen?code=", visitor.Address, StringComparison.Ordinal);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        await visitor.GoAsync($"/meldingen/{code}/dagboek");
        Assert.Single(visitor.Page.QuerySelectorAll(".wa-moments > li"));
        Assert.Contains("Weer harde muziek", visitor.Text(".wa-moments"), StringComparison.Ordinal);
        Assert.Contains("1 uur en 30 minuten", visitor.Text(".wa-moments"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_does_not_fit_is_a_wrong_try_and_what_does_not_fit_a_diary_is_said_in_words()
    {
        await using var program = new WijkagentFactory { Settings = NoLimits.Settings };
        var (code, secret) = await ReportAsync(program);
        var (device, _) = New(program);

        foreach (var (field, value, words) in new[]
        {
            ("HappenedOn.Year", "2099", "nog niet geweest"), ("Minutes", "9999", ""), ("Text", "", "Vertel"), ("SendingKey", "geen", ""),
        })
        {
            var (status, told) = await device.SendAsync(new Dictionary<string, string?>(Moment(code, secret)) { [field] = value }, Address);
            Assert.Equal((field, HttpStatusCode.UnprocessableEntity, "unfit"), (field, status, told.GetProperty("state").GetString()));
            Assert.Contains(words, told.GetProperty("message").GetString(), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await program.CreateClient().PostAsJsonAsync(Address, code)).StatusCode);
        for (var time = 0; time < WrongTries.Limit; time++)
        {
            var (status, told) = await device.SendAsync(Moment(code, new string('0', 26)), Address);
            Assert.Equal((HttpStatusCode.Forbidden, "wrong"), (status, told.GetProperty("state").GetString()));
            Assert.Contains("sleutel", told.GetProperty("message").GetString(), StringComparison.OrdinalIgnoreCase);
        }

        // The right one is not tried any more either: it waits on the device.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await device.SendAsync(Moment(code, secret), Address)).Status);
        await using var db = program.OpenDatabase();
        Assert.Equal(0, await db.DiaryMoments.CountAsync());
        program.Clock.Advance(WrongTries.Remembered);
        Assert.Equal(HttpStatusCode.OK, (await device.SendAsync(Moment(code, secret), Address)).Status);
    }

    [Fact]
    public async Task A_picture_goes_with_the_moment_once_and_is_not_read_for_who_can_not_open_the_report()
    {
        await using var program = new WijkagentFactory { Settings = NoLimits.Settings };
        var (code, secret) = await ReportAsync(program);
        var (device, visitor) = New(program);
        var moment = Moment(code, secret);
        var photo = Pictures.OfTelephone();

        var refused = await device.SendWithPhotoAsync(moment, Address, "MZ dit is geen foto"u8.ToArray(), "virus.jpg");
        Assert.Equal("unfit", refused.Told.GetProperty("state").GetString());
        Assert.Contains("virus.jpg", refused.Told.GetProperty("message").GetString(), StringComparison.Ordinal);
        var wrong = await device.SendWithPhotoAsync(new Dictionary<string, string?>(moment) { ["Secret"] = new string('0', 26) }, Address, photo);
        Assert.Equal((HttpStatusCode.Forbidden, "wrong"), (wrong.Status, wrong.Told.GetProperty("state").GetString()));
        await using (var db = program.OpenDatabase())
            Assert.Equal((0, 0), (await db.DiaryMoments.CountAsync(), await db.ReportAttachments.CountAsync()));

        for (var time = 0; time < 2; time++)
            Assert.Equal("noted", (await device.SendWithPhotoAsync(moment, Address, photo)).Told.GetProperty("state").GetString());

        await visitor.GoAsync($"/meldingen?code={code}");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        await visitor.GoAsync($"/meldingen/{code}/dagboek");
        var only = Assert.Single(visitor.Page.QuerySelectorAll(".wa-moments > li"));
        Assert.Single(only.QuerySelectorAll("a[href$='/afdekken']"));
    }

    private static Dictionary<string, string?> Moment(string code, string secret) => new()
    {
        ["Code"] = code,
        ["Secret"] = secret,
        ["SendingKey"] = "0f8fad5b-d9cb-469f-a165-70867728950e",
        ["HappenedOn.Day"] = "1",
        ["HappenedOn.Month"] = "3",
        ["HappenedOn.Year"] = "2026",
        ["HappenedAt"] = "20.15",
        ["Hours"] = "1",
        ["Minutes"] = "30",
        ["HowBad"] = "Much",
        ["Text"] = "Weer harde muziek",
    };

    private static async Task<(string Code, string Secret)> ReportAsync(WijkagentFactory program)
    {
        await program.BuildTownAsync();
        return await program.NewVisitor().ToSentAsync(Journey.Anonymous);
    }

    private static (Device Device, Visitor Visitor) New(WijkagentFactory program)
    {
        var browser = program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) });
        return (new Device(browser), new Visitor(browser));
    }
}
