using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Data.Sqlite;

namespace Wijkagent.Bench;

/// <summary>What it costs to write, seal and prove an audit log of so many entries, printed.</summary>
public static class AuditCost
{
    private const int StreamsOfEntries = 100_000;
    private const int AtOnce = 5000;
    private static readonly DateTime FirstDay = new(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc);

    public static async Task PrintAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("wijkagent-bench-").FullName;
        try
        {
            var clock = new DayClock();
            await using var services = Services(folder, clock);
            await using (var scope = services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<WijkagentDbContext>().Database.MigrateAsync();
                await scope.ServiceProvider.GetRequiredService<ContentKeysDbContext>().Database.MigrateAsync();
                await scope.ServiceProvider.GetRequiredService<AuditSealing>().BeginMarkingAsync(CancellationToken.None);
            }

            await ReportAsync("written", () => WriteAsync(services, clock, count));
            await ReportAsync("sealed", () => SealAsync(services));
            for (var round = 1; round <= 3; round++)
                await ReportAsync("proved", () => VerifyAsync(services, count));
            Console.WriteLine($"The file is {new FileInfo(Path.Combine(folder, "audit.db")).Length / 1048576.0:F0} MB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task ReportAsync(string what, Func<Task> work)
        {
            using var process = Process.GetCurrentProcess();
            var (started, processor) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            await work();
            process.Refresh();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{count} entries {what} in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s ({(process.TotalProcessorTime - processor).TotalSeconds:F1} s CPU), peak {process.PeakWorkingSet64 / 1048576.0:F0} MB"));
        }
    }

    private static ServiceProvider Services(string folder, DayClock clock)
    {
        var services = new ServiceCollection();
        services.AddSealing(folder);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new AuditNode("bench"));
        services.AddSingleton<ServerKeys>();
        services.AddSingleton<AuditHeads>();
        services.AddSingleton<AuditMarks>();
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        options.UseSqliteDatabase($"Data Source={Path.Combine(folder, "audit.db")};Pooling=False");
        // Without the names of staff, which are no part of the log.
        services.AddScoped(s => new WijkagentDbContext(options.Options, s.GetRequiredService<AuditContext>(), marks: s.GetRequiredService<AuditMarks>()));
        foreach (var scoped in new[] { typeof(AuditContext), typeof(OpeningReasons), typeof(AuditCheckpoints), typeof(AuditEndings), typeof(AuditSealing), typeof(AuditVerification) })
            services.AddScoped(scoped);
        return services.BuildServiceProvider();
    }

    /// <summary>Entries as looks at reports leave them, a stream for each hundred thousand.</summary>
    private static async Task WriteAsync(ServiceProvider services, DayClock clock, int count)
    {
        IReadOnlySet<string> roles = new HashSet<string> { RoleNames.Officer };
        var officers = Enumerable.Range(0, 3500)
            .Select(i => Actor.Visitor with { Kind = ActorKind.Staff, UserId = new Guid(i, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0), Roles = roles }).ToArray();
        for (var written = 0; written < count; written += AtOnce)
        {
            clock.Now = FirstDay.AddDays(written / StreamsOfEntries).AddSeconds(written % StreamsOfEntries / 10);
            await using var scope = services.CreateAsyncScope();
            var (db, context) = (scope.ServiceProvider.GetRequiredService<WijkagentDbContext>(), scope.ServiceProvider.GetRequiredService<AuditContext>());
            // What is asked here is what proving costs: the entries need not outlive a power cut.
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlAsync($"PRAGMA synchronous=OFF");
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            context.Use(Guid.NewGuid());
            db.AuditEntries.AddRange(Enumerable.Range(written, Math.Min(AtOnce, count - written)).Select(i => AuditEntry.Of(
                new AuditNote(AuditActivity.Viewed, "Report", Guid.CreateVersion7(), $"WA-2026-{i % 100_000:X6}"), officers[i % officers.Length], context)));
            await db.SaveChangesAsync();
        }

        clock.Now = DateTime.UtcNow;
    }

    private static async Task SealAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(CancellationToken.None);
    }

    private static async Task VerifyAsync(ServiceProvider services, int count)
    {
        await using var scope = services.CreateAsyncScope();
        var proof = await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(null, CancellationToken.None);
        if (proof.Entries != count || proof.Broken is not null)
            throw new InvalidOperationException($"Proved {proof.Entries} of {count}: {proof.Broken}");
    }

    private sealed class DayClock : TimeProvider
    {
        public DateTime Now { get; set; } = FirstDay;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
