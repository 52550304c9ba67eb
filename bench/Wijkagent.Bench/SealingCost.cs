using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Data.Sqlite;

namespace Wijkagent.Bench;

/// <summary>What it costs to open a page of a case with 10 reports and 50 actions, and to find reports by a word, printed.</summary>
public static class SealingCost
{
    private const int Reports = 10;
    private const int Actions = 50;
    private const int Rounds = 500;
    private const int WordsEach = 8;
    private const int Neighbourhoods = 1000;
    private const int OfOfficer = 12;
    private static readonly DateTime Now = new(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc);
    private static readonly string Text = string.Concat(Enumerable.Repeat("Elke avond na elf uur harde muziek bij de speeltuin. ", 8));

    public static async Task PrintAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("wijkagent-bench-").FullName;
        try
        {
            await using var services = Services(folder);
            await using (var scope = services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<ContentKeysDbContext>().Database.MigrateAsync();
                await scope.ServiceProvider.GetRequiredService<WijkagentDbContext>().Database.MigrateAsync();
            }

            var id = await WriteCaseAsync(services);
            await OpenAsync("keys read and unwrapped each time", services, id, forget: true);
            await OpenAsync("keys remembered", services, id, forget: false);
            await FindAsync(services, count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Guid> WriteCaseAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WijkagentDbContext>();
        await db.Database.OpenConnectionAsync();
        // The areas that reports lie in are not what is measured.
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
        var kind = new ReportKind(new ReportKindDetails(
            "geluid", 1, new("Geluid", ""), new("Lawaai", ""), "volume", new("112", ""), new("0900", ""), [], new("", ""), Urgency.Normal, 3, 15, false, true, false, LegalRegime.Wpg, 60, 30, 5, 2, 14, 3));
        db.Add(kind);
        var by = Actor.System with { Kind = ActorKind.Staff, Name = "Wijkagent Noor" };
        Case? opened = null;
        for (var i = 0; i < Reports; i++)
        {
            var report = Report.Submit(
                new SubmittedReport(
                    PublicCode.ForReport(Now), new byte[32], Guid.CreateVersion7(), Guid.Empty, new GeoPoint(5.1, 52.1), "Bij de speeltuin", Text, null, null, true,
                    Frequency.Daily, "nl", null),
                kind, Actor.Reporter, Now);
            db.Add(report);
            if (opened is null)
                db.Add(opened = Case.Open(PublicCode.ForCase(Now), "Muziek bij de speeltuin", report, by, Now).Value!);
            else
                opened.Take(report, by, Now);
        }

        for (var i = 0; i < Actions; i++)
            opened!.Record(CaseActionKind.Talk, Text, new DateOnly(2026, 1, 1), by, Now);
        await db.SaveChangesAsync();
        return opened!.Id;
    }

    private static async Task OpenAsync(string what, ServiceProvider services, Guid id, bool forget)
    {
        var clock = services.GetRequiredService<MovedClock>();
        var contents = services.GetRequiredService<Contents>();
        var took = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WijkagentDbContext>();
            var reports = await db.Reports.AsNoTracking().Where(r => r.CaseId == id).ToListAsync();
            var actions = await db.CaseActions.AsNoTracking().Where(a => a.CaseId == id).ToListAsync();
            if (forget)
                clock.Ahead += TimeSpan.FromMinutes(1);
            var started = Stopwatch.GetTimestamp();
            await contents.OpenAllAsync(reports, default);
            await contents.OpenAllAsync(actions, default);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Print($"opening {Reports} reports and {Actions} actions, {what}", took);
    }

    private static async Task FindAsync(ServiceProvider services, int count)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WijkagentDbContext>();
        await db.Database.OpenConnectionAsync();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
        // Each report has a word of its own, one that every tenth has, one that every hundredth has, and some of a thousand.
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
            INSERT INTO Reports (Id, Version, Code, SecretHash, SubmissionKey, KindId, Status, NeighbourhoodId, PlaceText, Text, GoingOn, Frequency, Language, SubmittedAt, ReceivedAt)
            SELECT printf('00000000-0000-0000-0000-%012X', i), 1, printf('B%013d', i), x'', printf('00000000-0000-0000-0001-%012X', i), '0', CASE WHEN i % 5 = 0 THEN 'Received' ELSE 'Closed' END,
                printf('00000000-0000-0000-0002-%012X', i % {Neighbourhoods}), zeroblob(60), zeroblob(400), 0, 'Once', 'nl', '2026-01-01', datetime('2026-01-01', printf('-%d minutes', i % 500000)) FROM n
            """);
        for (var word = 0; word < WordsEach; word++)
        {
            var (step, first) = (word == 0 ? count : word == 1 ? 10 : word == 2 ? 100 : 1000, word * 1_000_000L);
            await db.Database.ExecuteSqlAsync(
                $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
                INSERT OR IGNORE INTO SearchWords (Hash, OwnerId) SELECT {first} + (i / 7) % {step}, printf('00000000-0000-0000-0000-%012X', i) FROM n
                """);
        }

        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        var random = new Random(1);
        var took = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var mine = Enumerable.Range(random.Next(Neighbourhoods - OfOfficer), OfOfficer).Select(n => Guid.Parse($"00000000-0000-0000-0002-{n:X12}")).ToArray();
            var (hash, other) = (1_000_000L + random.Next(10), 2_000_000L + random.Next(100));
            var started = Stopwatch.GetTimestamp();
            await db.Reports.AsNoTracking()
                .Where(r => mine.Contains(r.NeighbourhoodId) && r.Status == ReportStatus.Received)
                .Where(r => db.SearchWords.Any(w => w.Hash == hash && w.OwnerId == r.Id))
                .Where(r => db.SearchWords.Any(w => w.Hash == other && w.OwnerId == r.Id))
                .OrderByDescending(r => r.ReceivedAt).ThenBy(r => r.Code)
                .Select(r => r.Code)
                .Take(50)
                .ToListAsync();
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Print($"two words among {count} reports, {OfOfficer} of {Neighbourhoods} neighbourhoods", took);
    }

    private static void Print(string what, List<double> took)
    {
        took.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: half under {took[took.Count / 2]:F2} ms, 95 % under {took[took.Count * 95 / 100]:F2} ms, longest {took[^1]:F1} ms"));
    }

    private static ServiceProvider Services(string folder)
    {
        var services = new ServiceCollection();
        services.AddSealing(folder);
        services.AddSingleton<MovedClock>();
        services.AddSingleton<TimeProvider>(s => s.GetRequiredService<MovedClock>());
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        options.UseSqliteDatabase($"Data Source={Path.Combine(folder, "main.db")};Pooling=False");
        services.AddScoped(s => new WijkagentDbContext(options.Options, null, s.GetRequiredService<Contents>()));
        return services.BuildServiceProvider();
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
