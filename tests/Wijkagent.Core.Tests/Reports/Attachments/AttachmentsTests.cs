using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Following;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Reports.Attachments;

public sealed class AttachmentsTests
{
    [Fact]
    public async Task Files_without_a_row_go_after_a_day_and_a_row_without_a_file_says_so_until_it_is_back()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.FillInAsync();
        await AddAsync(reporting, token, 2);
        await reporting.SendAsync(token);
        Guid whole, broken;
        await using (var db = reporting.Open())
        {
            var kept = await db.ReportAttachments.OrderBy(a => a.Number).Select(a => a.StoredAs).ToListAsync();
            (whole, broken) = (kept[0], kept[1]);
        }

        var store = new FolderStore(reporting.Files, 0, reporting.Clock);
        foreach (var orphan in new[] { "aaaa", "bbbb.tmp" })
            await store.WriteAsync(orphan, stream => stream.WriteAsync(new byte[3]).AsTask(), default);
        var away = FileOf(reporting, ReportAttachment.LargeName(broken));
        File.Move(away, Path.Combine(reporting.Files, "..", Path.GetFileName(away)));

        Assert.Equal(new SweptFiles(0, 1), await SweepAsync(reporting));
        Assert.Equal([null, CoreHost.Now], await MissingAsync(reporting));
        reporting.Clock.Advance(AttachmentSweep.Grace + TimeSpan.FromMinutes(1));
        Assert.Equal(new SweptFiles(2, 1), await SweepAsync(reporting));
        Assert.Equal([null, CoreHost.Now], await MissingAsync(reporting));
        File.Move(Path.Combine(reporting.Files, "..", Path.GetFileName(away)), away);
        Assert.Equal(new SweptFiles(0, 0), await SweepAsync(reporting));
        Assert.Equal([null, null], await MissingAsync(reporting));
        Assert.Equal(
            new[] { whole, broken }.SelectMany(a => new[] { ReportAttachment.LargeName(a), ReportAttachment.SmallName(a) }).Order(),
            Files(reporting).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Photos_end_with_their_draft_or_report_and_can_not_be_opened_with_what_is_left()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var (forgotten, sent) = (await reporting.FillInAsync(), await reporting.FillInAsync("jo@example.nl"));
        await AddAsync(reporting, forgotten, 1);
        await AddAsync(reporting, sent, 1);
        await reporting.SendAsync(sent);
        Assert.Equal(4, Files(reporting).Count);

        reporting.Clock.Advance(TimeSpan.FromHours(25));
        await reporting.InRequestAsync<ReportTerms, PassedTerms>(t => t.RunAsync(default));
        var kept = Files(reporting).ConvertAll(file => (Name: file, Content: File.ReadAllBytes(file)));
        Assert.Equal(2, kept.Count);
        reporting.Clock.Advance(TimeSpan.FromDays(Report.ConfirmationDays));
        await reporting.InRequestAsync<ReportTerms, PassedTerms>(t => t.RunAsync(default));
        reporting.Clock.Advance(TimeSpan.FromDays(RetentionTerms.NeverConfirmedDays));
        ReportAttachment row;
        await using (var db = reporting.Database.OpenSealed())
            row = await db.ReportAttachments.AsNoTracking().SingleAsync();
        Assert.Equal([new RuleCount(RetentionRule.NeverConfirmed, 1)], await reporting.InRequestAsync<Destroying, IReadOnlyList<RuleCount>>(d => d.RunAsync(default)));
        Assert.Empty(Files(reporting));

        // A copy of database and files that somebody put back.
        foreach (var (name, content) in kept)
            await File.WriteAllBytesAsync(name, content);
        await using var again = reporting.Open();
        Assert.Empty(await again.ReportAttachments.ToListAsync());
        Assert.True(await reporting.InRequestAsync<Contents, bool>(async contents =>
        {
            await contents.OpenAsync(row, default);
            return row.Key!.IsGone;
        }));
    }

    [Fact]
    public async Task Two_tabs_together_add_ten_and_what_was_too_many_leaves_no_file()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.FillInAsync();
        await AddAsync(reporting, token, 4);

        var added = await reporting.InRequestAsync<DraftAttachments, Result<AddedFiles>>(a => a.AddAsync(token, AndMeanwhile(), default));

        Assert.Equal((1, 2), (added.Value!.Added, added.Value.Refused.Count));
        Assert.All(added.Value.Refused, error => Assert.IsType<TooManyFiles>(error));
        Assert.Equal(2 * ReportAttachment.Most, Files(reporting).Count);
        await using var db = reporting.Open();
        Assert.Equal(Enumerable.Range(1, ReportAttachment.Most), await db.ReportAttachments.OrderBy(a => a.Number).Select(a => a.Number).ToListAsync());

        async IAsyncEnumerable<SentFile> AndMeanwhile()
        {
            foreach (var file in Sent(3))
                yield return file;
            await AddAsync(reporting, token, 5);
        }
    }

    [Fact]
    public async Task A_picture_for_which_there_turned_out_to_be_no_room_answers_no_question()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await AddAsync(Sent(ReportAttachment.Most - 1).ToAsyncEnumerable());

        var added = await AddAsync(AndMeanwhile());

        Assert.IsType<TooManyFiles>(Assert.Single(added.Refused));
        Assert.Equal((0, ReportStatus.AwaitingReporter), (added.Added, (await desk.ReportAsync(code)).Status));

        // Another device shows its picture, and the officer asks something.
        async IAsyncEnumerable<SentFile> AndMeanwhile()
        {
            yield return Sent(1, width: 48).Single();
            await AddAsync(Sent(1, width: 32).ToAsyncEnumerable());
            var version = await desk.VersionAsync(code);
            Assert.Null((await desk.HandleAsync(h => h.AskAsync(new AskReporter(code, version, "Hoe laat?"), desk.Wim, default))).Error);
        }

        async Task<AddedFiles> AddAsync(IAsyncEnumerable<SentFile> files) =>
            (await desk.InRequestAsync<ReportAdding, Result<AddedFiles>>(a => a.AddAsync(code, files, () => "", default))).Value!;
    }

    private static IEnumerable<SentFile> Sent(int count, int width = 64) =>
        Enumerable.Range(1, count).Select(n => new SentFile($"{n}.jpg", new MemoryStream(Pictures.Jpeg(width, 48))));

    private static async Task AddAsync(Reporting reporting, string token, int count)
    {
        var added = await reporting.InRequestAsync<DraftAttachments, Result<AddedFiles>>(a => a.AddAsync(token, Sent(count).ToAsyncEnumerable(), default));
        Assert.Equal(count, added.Value?.Added);
    }

    private static Task<SweptFiles> SweepAsync(Reporting reporting) => reporting.InRequestAsync<AttachmentSweep, SweptFiles>(s => s.RunAsync(default));

    private static async Task<List<DateTime?>> MissingAsync(Reporting reporting)
    {
        await using var db = reporting.Open();
        return await db.ReportAttachments.OrderBy(a => a.Number).Select(a => a.MissingSince).ToListAsync();
    }

    private static List<string> Files(Reporting reporting) => [.. Directory.EnumerateFiles(reporting.Files, "*", SearchOption.AllDirectories)];

    private static string FileOf(Reporting reporting, string name) => Files(reporting).Single(file => Path.GetFileName(file) == name);
}
