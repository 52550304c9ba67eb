using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Offline;

/// <summary>The pictures of a report that was written without a network come in.</summary>
public sealed class LaterPhotosTests
{
    private const string Photos = ".wa-photo img";

    [Fact]
    public async Task They_go_ahead_one_by_one_and_are_with_the_report_once_however_often_they_come()
    {
        await using var program = new WijkagentFactory { Settings = NoLimits.Settings };
        var (device, visitor) = await StartAsync(program);
        var key = Device.NewKey();
        Assert.Empty(Held(await device.HeldAsync(key)));

        var together = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => device.SendPhotoAsync(key, 2, Pictures.OfTelephone())));
        Assert.All(together, one => Assert.Equal(HttpStatusCode.OK, one.Status));
        Assert.Equal([1, 2], Held((await device.SendPhotoAsync(key, 1, Pictures.Jpeg())).Told));
        // The network went away before the answer came: the device asks, and would send no harm if it did not.
        Assert.Equal([1, 2], Held((await device.SendPhotoAsync(key, 1, Pictures.Jpeg())).Told));
        Assert.Equal([1, 2], Held(await device.HeldAsync(key)));
        // Nothing of it is what this browser is filling in.
        await visitor.GoAsync("/melden/fotos");
        Assert.Equal("/melden", visitor.Address);

        var told = (await device.SendAsync(Device.Complete(key))).Told;

        Assert.Equal("sent", told.GetProperty("state").GetString());
        Assert.True((await device.HeldAsync(key)).GetProperty("sent").GetBoolean());
        Assert.True((await device.SendPhotoAsync(key, 3, Pictures.Jpeg())).Told.GetProperty("sent").GetBoolean());
        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = told.GetProperty("code").GetString(), ["Secret"] = told.GetProperty("secret").GetString() });
        Assert.Equal(2, visitor.Page.QuerySelectorAll(Photos).Length);
        await visitor.GoAsync($"{visitor.Address}/fotos/2");
        var large = Encoding.Latin1.GetString(await visitor.Answer.Content.ReadAsByteArrayAsync());
        Assert.DoesNotContain("Exif", large, StringComparison.Ordinal);
        Assert.DoesNotContain("zz-", large, StringComparison.Ordinal);
        await using var db = program.OpenDatabase();
        Assert.Equal((1, 2), (await db.Reports.CountAsync(), await db.ReportAttachments.CountAsync(a => a.ReportId != null)));
        Assert.Equal(4, Directory.EnumerateFiles(program.Services.GetRequiredService<DataDirectory>().Files, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task One_that_is_refused_is_named_and_leaves_the_rest_to_be_finished_by_its_reporter()
    {
        await using var program = new WijkagentFactory { Settings = NoLimits.Settings };
        var (device, visitor) = await StartAsync(program);
        var key = Device.NewKey();
        await device.SendPhotoAsync(key, 1, Pictures.Jpeg());

        var (status, refused) = await device.SendPhotoAsync(key, 2, "tekst"u8.ToArray(), "brief.jpg");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "«brief.jpg» is geen JPEG, PNG of WebP. Kies een andere foto"), (status, refused.GetProperty("message").GetString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await device.SendPhotoAsync(key, 2, [])).Status);
        Assert.Equal([1], Held(await device.HeldAsync(key)));
        var told = (await device.SendAsync(new Dictionary<string, string?>(Device.Complete(key)) { ["Form.PhotosOpen"] = "true" })).Told;

        Assert.Equal(("draft", "/melden/fotos"), (told.GetProperty("state").GetString(), told.GetProperty("next").GetString()));
        await visitor.GoAsync("/melden/fotos");
        Assert.Single(visitor.Page.QuerySelectorAll(Photos));
        await visitor.SendFilesAsync([("beter.jpg", Pictures.Png())], new Dictionary<string, string?> { ["next"] = "1" });
        Assert.Equal("/melden/rol", visitor.Address);
        await visitor.GoAsync("/melden/controle");
        await visitor.SendAsync();
        Assert.Equal("/melden/verzonden", visitor.Address);
        Assert.Equal("sent", (await device.StateAsync(key)).GetProperty("state").GetString());
        await using var db = program.OpenDatabase();
        Assert.Equal((1, 2), (await db.Reports.CountAsync(), await db.ReportAttachments.CountAsync(a => a.ReportId != null)));

        // What no device sends leaves nothing.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await device.SendPhotoAsync("kort", 1, Pictures.Jpeg())).Status);
        foreach (var number in new[] { -1, 0, 11 })
            Assert.Equal(HttpStatusCode.BadRequest, (await device.SendPhotoAsync(Device.NewKey(), number, Pictures.Jpeg())).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.CreateClient().PostAsJsonAsync("/melden/zonder-netwerk/fotos", key)).StatusCode);
        Assert.Equal(1, await db.ReportDrafts.CountAsync());
    }

    [Fact]
    public async Task One_that_finds_ten_others_is_refused_by_name_and_not_passed_over()
    {
        await using var program = new WijkagentFactory { Settings = NoLimits.Settings };
        var (device, _) = await StartAsync(program);
        var key = Device.NewKey();
        await using var db = program.OpenDatabase();
        foreach (var number in Enumerable.Range(11, 10))
        {
            Assert.Equal(HttpStatusCode.OK, (await device.SendPhotoAsync(key, 1, Pictures.Jpeg())).Status);
            // Ten that its reporter added elsewhere.
            await db.ReportAttachments.Where(a => a.Number == 1).ExecuteUpdateAsync(set => set.SetProperty(a => a.Number, number));
        }

        var (status, told) = await device.SendPhotoAsync(key, 1, Pictures.Jpeg(), "elfde.jpg");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "«elfde.jpg» is niet toegevoegd: er mogen 10 foto’s en bestanden bij een melding"), (status, told.GetProperty("message").GetString()));
        Assert.Equal(10, await db.ReportAttachments.CountAsync());
        Assert.Equal(20, Directory.EnumerateFiles(program.Services.GetRequiredService<DataDirectory>().Files, "*", SearchOption.AllDirectories).Count());
    }

    private static IEnumerable<int> Held(JsonElement told) => told.GetProperty("held").EnumerateArray().Select(number => number.GetInt32());

    private static async Task<(Device Device, Visitor Visitor)> StartAsync(WijkagentFactory program)
    {
        await program.BuildTownAsync();
        var browser = program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) });
        return (new Device(browser), new Visitor(browser));
    }
}
