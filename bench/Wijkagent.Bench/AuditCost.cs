using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Data.Sqlite;

namespace Wijkagent.Bench;

/// <summary>What it costs to write, seal and prove an audit log of so many entries, printed.</summary>
public static class AuditCost
{
    private const int StreamsOfEntries = 100_000;
    private static readonly DateTime FirstDay = new(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc);

    public static async Task PrintAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("wijkagent-bench-").FullName;
        try
        {
            await using var services = Services(Path.Combine(folder, "audit.db"));
            await using (var scope = services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<WijkagentDbContext>().Database.MigrateAsync();
            await ReportAsync("written by SQL", () => WriteAsync(services, count));
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

    private static ServiceProvider Services(string file)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new AuditNode("bench"));
        services.AddSingleton<IDatabaseDialect, SqliteDialect>();
        services.AddSingleton<ServerKeys>();
        services.AddSingleton<AuditHeads>();
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        options.UseSqliteDatabase($"Data Source={file};Pooling=False");
        services.AddScoped(_ => new WijkagentDbContext(options.Options));
        foreach (var scoped in new[] { typeof(AuditContext), typeof(AuditCheckpoints), typeof(AuditEndings), typeof(AuditSealing), typeof(AuditVerification) })
            services.AddScoped(scoped);
        return services.BuildServiceProvider();
    }

    /// <summary>Entries as looks at reports leave them, a stream for each hundred thousand.</summary>
    private static async Task WriteAsync(ServiceProvider services, int count)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WijkagentDbContext>();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        // What is asked here is what proving costs: the entries need not outlive a power cut.
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlAsync($"PRAGMA synchronous=OFF");
        await db.Database.ExecuteSqlAsync($"PRAGMA cache_size=-2000000");
        for (var (from, day) = (0, FirstDay); from < count; (from, day) = (from + StreamsOfEntries, day.AddDays(1)))
        {
            var (stream, moment, until) = (AuditEntry.StreamOf(day, "bench"), day.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), Math.Min(StreamsOfEntries, count - from));
            await db.Database.ExecuteSqlAsync($"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {until})
                INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, UserId, ActorName, Roles, SubjectType, SubjectId, SubjectCode, Session)
                SELECT {stream}, datetime({moment}, (i / 10) || ' seconds'), 'Viewed', 'Staff', printf('%08X-0000-7000-8000-000000000000', i % 3500), 'Fatima Ouahbi', 'officer',
                    'Report', printf('%08X-0000-7000-8000-%012X', i, {from}), printf('WA-2026-%06X', i % 100000), printf('%016x', i % 5000)
                FROM n
                """);
        }
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
}
