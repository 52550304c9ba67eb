using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Tests.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Privacy.Sealing;

/// <summary>What is told opens in its own place, with its own key, and nowhere else.</summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class SealedTextTests
{
    [Fact]
    public async Task What_was_written_is_read()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, text: "Élise Ünal, № 7 🚲", place: "bij de brug");

        var read = (await ReadAsync(desk, code))!;

        Assert.Equal(("Élise Ünal, № 7 🚲", "bij de brug", "mel@voorbeeld.nl"), (read.Text.Value, read.Place.Value, read.Contact!.Email!.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(31)]
    [InlineData(-1)]
    public async Task A_changed_bit_is_noticed_and_nothing_wrong_is_shown(int place)
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, text: "Harde muziek");
        await desk.Database.ChangeTextsAsync(kept => kept[place < 0 ? kept.Length + place : place] ^= 1);

        var read = (await ReadAsync(desk, code))!;

        Assert.True(read.Text.IsGone);
        Assert.Equal("(unreadable)", read.Text.ToString());
        Assert.Equal("bij de speeltuin", read.Place.Value);
    }

    [Fact]
    public async Task What_is_no_envelope_and_what_stood_in_another_column_is_noticed()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await using (var db = desk.Database.OpenSealed())
            await db.Database.ExecuteSqlAsync($"UPDATE Reports SET Text = PlaceText WHERE Code = {code}");
        Assert.Equal("(unreadable)", (await ReadAsync(desk, code))!.Text.ToString());
        await desk.Database.ChangeTextsAsync(kept => Array.Clear(kept));

        Assert.Equal("(unreadable)", (await ReadAsync(desk, code))!.Text.ToString());
    }

    [Fact]
    public async Task What_was_moved_to_another_report_is_noticed()
    {
        using var desk = await Desk.BuildAsync();
        var mine = await desk.AddReportAsync(desk.Town.WestSouth, text: "Van mij");
        var other = await desk.AddReportAsync(desk.Town.WestSouth, text: "Van een ander");
        await using (var db = desk.Database.OpenSealed())
            await db.Database.ExecuteSqlAsync($"UPDATE Reports SET Text = (SELECT Text FROM Reports WHERE Code = {other}) WHERE Code = {mine}");

        Assert.Equal("(unreadable)", (await ReadAsync(desk, mine))!.Text.ToString());
        Assert.Equal("Van een ander", (await ReadAsync(desk, other))!.Text.Value);
    }

    [Fact]
    public async Task What_is_not_sealed_is_not_saved()
    {
        using var desk = await Desk.BuildAsync();
        await using var db = desk.Database.OpenSealed();
        db.Add(Reporting.ReportThatIs(ReportStatus.Received, await db.ReportKinds.FirstAsync(), desk.Town.WestSouth.Id));

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.IsType<InvalidOperationException>(refused.InnerException);
    }

    [Fact]
    public async Task What_was_read_and_not_opened_has_no_words()
    {
        using var desk = await Desk.BuildAsync();
        await desk.AddReportAsync(desk.Town.WestSouth);
        await using var db = desk.Database.OpenSealed();

        var text = (await db.Reports.SingleAsync()).Text;

        Assert.Throws<InvalidOperationException>(() => text.Value);
        Assert.Throws<InvalidOperationException>(() => text.ToString());
    }

    [Fact]
    public async Task The_exact_place_is_sealed_and_a_rough_one_is_kept_to_look_for_what_is_near()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, point: new GeoPoint(5.0051234, 52.0058765));
        await using var db = desk.Database.OpenSealed();

        Assert.Equal(new GeoPoint(5.0051234, 52.0058765), (await ReadAsync(desk, code))!.Where);
        var kept = await db.Reports.Select(r => new { r.NearLongitude, r.NearLatitude }).SingleAsync();
        Assert.Equal((5.005, 52.006), (kept.NearLongitude, kept.NearLatitude));
    }

    private static Task<ReportFile?> ReadAsync(Desk desk, string code) =>
        desk.InRequestAsync<ReportFiles, ReportFile?>(files => files.FindAsync(code, desk.Wim, default));
}
