using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Media.Movies;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Tests.Persistence;

/// <summary>What the demo town is made of. It is made once for all of these, who only look.</summary>
public sealed class DemoTownTests(DemoTownTests.Made made) : IClassFixture<DemoTownTests.Made>
{
    private readonly DemoTown town = made.Town;

    [Fact]
    public async Task An_empty_database_got_the_whole_town()
    {
        await using var db = town.Open();
        Assert.Equal(1, await db.Municipalities.CountAsync());
        Assert.Equal(4, await db.Districts.CountAsync());
        Assert.Equal(12, await db.Neighbourhoods.CountAsync());
        Assert.Equal(5, await db.Officers.CountAsync());
        Assert.Equal(1, await db.Stations.CountAsync());
        Assert.Equal(62, await db.Reports.CountAsync());
        Assert.Equal(15, await db.Cases.CountAsync());
        Assert.Equal(DemoAccount.All.Count + DemoUnusedAccount.All.Count, await db.Users.CountAsync());
    }

    [Fact]
    public async Task Every_report_and_case_is_in_the_state_its_file_tells()
    {
        await using var db = town.Open();
        var reports = await db.Reports.Select(r => r.Status).ToListAsync();
        var cases = await db.Cases.Select(c => c.Status).ToListAsync();
        Assert.Equal(StatesIn("reports.json"), Counted(reports.Select(s => s.ToString())));
        Assert.Equal(StatesIn("cases.json"), Counted(cases.Select(s => s.ToString())));
        Assert.Equal(Enum.GetValues<ReportStatus>().Order(), reports.Distinct().Order());
        Assert.Equal(Enum.GetValues<CaseStatus>().Order(), cases.Distinct().Order());
    }

    [Fact]
    public async Task What_happened_to_a_report_stands_in_order_and_in_the_past()
    {
        await using var db = town.Open();
        var events = await db.Events.OrderBy(e => e.OccurredAt).ThenBy(e => e.Sequence).ToListAsync();
        Assert.All(events, e => Assert.True(e.OccurredAt < town.Now, $"{e.Name} at {e.OccurredAt}"));
        foreach (var report in await db.Reports.Include(r => r.Messages).ToListAsync())
        {
            var own = events.Where(e => e.SubjectId == report.Id).ToList();
            Assert.Equal(nameof(ReportSubmitted), own[0].Name);
            Assert.Equal(report.SubmittedAt, own[0].OccurredAt);
            Assert.All(report.Messages, m => Assert.True(m.SentAt > report.SubmittedAt));
            Assert.Equal(own.Count, own.DistinctBy(e => (e.OccurredAt, e.Sequence)).Count());
        }

        var first = await db.Reports.SingleAsync(r => r.Code == KnownReport.All[0].Code);
        Assert.Equal(
            ["ReportSubmitted", "ReportConfirmed", "ReportTakenInReview", "ReportJoinedCase", "ReporterTold", "ReporterAdded", "ReporterTold"],
            events.Where(e => e.SubjectId == first.Id).Select(e => e.Name));
    }

    [Fact]
    public async Task One_report_has_a_letter_and_a_recording_that_are_as_the_program_would_have_taken_them_in()
    {
        await using var db = town.Open();
        var kept = await db.ReportAttachments.Where(a => a.ReportId == db.Reports.Single(r => r.Code == KnownReport.All[2].Code).Id).OrderBy(a => a.Number).ToListAsync();
        Assert.Equal([(1, AttachmentKind.Document, null), (2, AttachmentKind.Sound, 2)], kept.Select(a => (a.Number, a.Kind, a.Seconds)));
        await using var scope = town.Services.CreateAsyncScope();
        var (services, code) = (scope.ServiceProvider, KnownReport.All[2].Code);
        // Who reads the own report is not noted.
        var reading = new AttachmentReading(
            services.GetRequiredService<WijkagentDbContext>(), services.GetRequiredService<Contents>(), services.GetRequiredService<AttachmentStore>(), null!);

        using var letter = new StreamReader((await reading.OpenOwnAsync(code, 1, default))!.Content, Encoding.Latin1);
        Assert.StartsWith("%PDF-1.7", await letter.ReadToEndAsync(), StringComparison.Ordinal);
        await using var sent = (await reading.OpenOwnAsync(code, 2, default))!.Content;
        await using var movie = new CleanMovieStream(sent, ReportAttachment.MostMovieBytes, new MovieRefusedException(name => new FileTooLarge(name)));
        await movie.CopyToAsync(Stream.Null);
        Assert.Equal((false, 2), (movie.HasImages, movie.Seconds));
    }

    [Fact]
    public async Task Every_officer_has_a_message_that_waits_and_one_that_is_dealt_with()
    {
        await using var db = town.Open();
        var now = town.Now;
        var messages = await db.ContactMessages.ToListAsync();
        Assert.All(messages.Where(m => m.HandledAt != null), m => Assert.InRange(m.HandledAt!.Value, m.SentAt, now));
        foreach (var officer in await db.Officers.ToListAsync())
        {
            Assert.Contains(messages, m => m.OfficerId == officer.Id && m.HandledAt == null);
            Assert.Contains(messages, m => m.OfficerId == officer.Id && m.HandledAt != null);
        }
    }

    [Fact]
    public async Task A_few_reports_are_late_and_most_are_not()
    {
        await using var db = town.Open();
        var now = town.Now;
        var open = await db.Reports.Where(r => ReportLifecycle.Open.Contains(r.Status) && r.Status != ReportStatus.AwaitingReporter).ToListAsync();
        Assert.InRange(open.Count(r => r.DueAt < now), 1, open.Count / 6);
        Assert.All(open, r => Assert.NotNull(r.DueAt));
    }

    [Fact]
    public async Task The_secrets_of_the_known_reports_open_them()
    {
        await using var db = town.Open();
        foreach (var known in KnownReport.All)
        {
            var report = await db.Reports.SingleAsync(r => r.Code == known.Code);
            Assert.Equal(await town.Services.GetRequiredService<ReportSecrets>().HashAsync(known.Secret, default), report.SecretHash);
        }
    }

    private static SortedDictionary<string, int> Counted(IEnumerable<string> states) =>
        new(states.CountBy(s => s).ToDictionary());

    private static SortedDictionary<string, int> StatesIn(string file)
    {
        using var json = JsonDocument.Parse(SeedFiles.Open($"Demo.{file}"));
        return Counted(json.RootElement.EnumerateArray().Select(e => e.GetProperty("status").GetString()!).ToList());
    }

    /// <summary>The town, made.</summary>
    public sealed class Made : IAsyncLifetime
    {
        internal DemoTown Town { get; } = new();

        /// <inheritdoc />
        public Task InitializeAsync() => Town.SeedAsync();

        /// <inheritdoc />
        public Task DisposeAsync()
        {
            Town.Dispose();
            return Task.CompletedTask;
        }
    }
}
