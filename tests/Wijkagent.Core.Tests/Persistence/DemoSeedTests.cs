using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Persistence;

public sealed class DemoSeedTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 20, 30, 0, TimeSpan.Zero));
    private readonly ServiceProvider services;

    public DemoSeedTests()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddDataProtection();
        collection.AddDbContext<WijkagentDbContext>(database.Use);
        database.AddSealing(collection);
        collection.AddSingleton(TestDatabase.Dialect);
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddSingleton<ServerKeys>();
        collection.AddSingleton<ReportSecrets>();
        collection.AddSingleton<AuthenticatorKeys>();
        collection.AddScoped<ReferenceSeed>();
        collection.AddScoped<DemoSeed>();
        collection.AddIdentityCore<User>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.Password.RequireDigit = o.Password.RequireUppercase = false;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<WijkagentDbContext>();
        services = collection.BuildServiceProvider();
    }

    [Fact]
    public async Task An_empty_database_gets_the_whole_town()
    {
        await SeedAsync();

        await using var db = database.Open();
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
    public async Task A_second_time_changes_nothing()
    {
        await SeedAsync();
        var before = await CountEverythingAsync();

        var second = await SeedAsync();

        Assert.Null(second);
        Assert.Equal(before, await CountEverythingAsync());
    }

    [Fact]
    public async Task Every_report_and_case_is_in_the_state_its_file_tells()
    {
        await SeedAsync();

        await using var db = database.Open();
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
        await SeedAsync();

        await using var db = database.Open();
        var events = await db.Events.OrderBy(e => e.OccurredAt).ThenBy(e => e.Sequence).ToListAsync();
        Assert.All(events, e => Assert.True(e.OccurredAt < clock.GetUtcNow().UtcDateTime, $"{e.Name} at {e.OccurredAt}"));
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
    public async Task Every_officer_has_a_message_that_waits_and_one_that_is_dealt_with()
    {
        await SeedAsync();

        await using var db = database.Open();
        var now = clock.GetUtcNow().UtcDateTime;
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
        await SeedAsync();

        await using var db = database.Open();
        var now = clock.GetUtcNow().UtcDateTime;
        var open = await db.Reports.Where(r => ReportLifecycle.Open.Contains(r.Status) && r.Status != ReportStatus.AwaitingReporter).ToListAsync();
        Assert.InRange(open.Count(r => r.DueAt < now), 1, open.Count / 6);
        Assert.All(open, r => Assert.NotNull(r.DueAt));
    }

    [Theory]
    [InlineData("2026-03-30T00:04:00Z")]
    [InlineData("2026-10-25T01:30:00Z")]
    [InlineData("2027-01-01T00:00:00Z")]
    [InlineData("2026-06-15T10:00:00Z")]
    public async Task The_town_can_be_made_at_any_moment(string moment)
    {
        clock.AdjustTime(DateTimeOffset.Parse(moment, null));

        await SeedAsync();

        await using var db = database.Open();
        var now = clock.GetUtcNow().UtcDateTime;
        Assert.Equal(62, await db.Reports.CountAsync(r => r.SubmittedAt < now));
        Assert.False(await db.Events.AnyAsync(e => e.OccurredAt > now));
        Assert.False(await db.ContactMessages.AnyAsync(m => m.SentAt > now || m.HandledAt > now || m.HandledAt < m.SentAt));
    }

    [Fact]
    public async Task Outside_Development_nobody_can_know_an_account_or_a_secret()
    {
        await SeedAsync(known: false);

        await using var db = database.Open();
        Assert.Equal(62, await db.Reports.CountAsync());
        Assert.False(await db.Users.AnyAsync());
        var codes = KnownReport.All.Select(k => k.Code).ToList();
        Assert.False(await db.Reports.AnyAsync(r => codes.Contains(r.Code)));
    }

    [Fact]
    public async Task The_secrets_of_the_known_reports_open_them()
    {
        await SeedAsync();

        await using var db = database.Open();
        foreach (var known in KnownReport.All)
        {
            var report = await db.Reports.SingleAsync(r => r.Code == known.Code);
            Assert.Equal(await services.GetRequiredService<ReportSecrets>().HashAsync(known.Secret, default), report.SecretHash);
        }
    }

    public void Dispose()
    {
        services.Dispose();
        database.Dispose();
    }

    private async Task<DemoCounts?> SeedAsync(bool known = true)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReferenceSeed>().RunAsync(default);
        return await scope.ServiceProvider.GetRequiredService<DemoSeed>().RunAsync(known, default);
    }

    private async Task<string> CountEverythingAsync()
    {
        await using var db = database.Open();
        return $"{await db.Events.CountAsync()} {await db.Reports.CountAsync()} {await db.Users.CountAsync()} "
            + $"{await db.Articles.CountAsync()} {await db.Postcodes.CountAsync()} {await db.Outbox.CountAsync()} {await db.ContactMessages.CountAsync()}";
    }

    private static SortedDictionary<string, int> Counted(IEnumerable<string> states) =>
        new(states.CountBy(s => s).ToDictionary());

    private static SortedDictionary<string, int> StatesIn(string file)
    {
        using var json = JsonDocument.Parse(SeedFiles.Open($"Demo.{file}"));
        return Counted(json.RootElement.EnumerateArray().Select(e => e.GetProperty("status").GetString()!).ToList());
    }
}
