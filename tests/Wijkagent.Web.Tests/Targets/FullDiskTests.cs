using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.TestSupport;
using Wijkagent.Web.Health;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Targets;

/// <summary>
/// «Disk full» of security.md, on a disk that is full: the program has its data folder on a small file system of its own,
/// which nobody else sees and which goes with it.
/// </summary>
[Trait("Suite", "Targets")]
[Trait("Category", "Long")]
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class FullDiskTests
{
    private const string Text = "Elke avond harde muziek tot diep in de nacht";
    private const int Reporters = 5;

    // A log of writes has room of its own, so the first writes after the disk is full may still be kept.
    private const int MostKept = 2000;

    // What is in the folder when it starts comes along: it lies under the new file system.
    private const string OnSmallDisk =
        """from=$PWD; cd "$0" && mount -t tmpfs -o size=40m wijkagent "$0" && cp -a . "$0" && cd "$from" && exec "$@" """;

    private static readonly string[] Apart = ["unshare", "--user", "--map-root-user", "--mount"];
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task When_the_disk_is_full_reading_works_nothing_is_lost_and_with_space_it_is_back()
    {
        using (var folder = new TemporaryFolder())
            await AssertMountsAsync(folder.Root);
        using var town = await TownInProduction.BuildAsync();
        var settings = town.Settings.Where(s => !s.Key.StartsWith("ConnectionStrings:", StringComparison.Ordinal)).ToDictionary();
        settings[DiskSpaceCheck.MinimumSetting] = "2";
        await using var program = new RunningProgram(settings, within: folder => [.. Apart, "sh", "-c", OnSmallDisk, folder]);
        await using (var db = town.Database.Open())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        File.Copy(town.Database.Files.First(), Path.Combine(program.Folder, "wijkagent.db"));
        await program.StartAsync();
        using var proxy = new BehindProxy(new Uri(program.Address), "198.51.100.1");
        using var browser = proxy.ToClient();

        // Some have told everything and only have to send it; one is still telling.
        var acknowledged = new List<(string Code, string Secret)> { await NewVisitor(program).ToSentAsync(Journey.Anonymous) };
        var ready = new Queue<Visitor>();
        for (var i = 0; i < Reporters; i++)
            ready.Enqueue(await NewVisitor(program).ToCheckAsync(Journey.Anonymous));
        var telling = await NewVisitor(program).ToWhatAsync();

        var ballast = Path.Combine(program.FolderSeenFromOutside, "ballast");
        Fill(ballast);
        await SendUntilRefusedAsync(telling, ballast);
        var refused = await ReportUntilRefusedAsync(ready, acknowledged, ballast);
        Assert.Contains(Text, telling.Main, StringComparison.Ordinal);
        Assert.All(new[] { telling, refused }, visitor => Assert.NotNull(visitor.Answer.Headers.RetryAfter));
        Assert.Empty(refused.Text("#code"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(browser));
        foreach (var page in new[] { "/", "/wijken/ambrosiadam/westerwijk", "/wijkagenten/wim-west", "/zoeken?q=1234ab", "/api/v1/locate?postcode=1235", "/melden" })
            Assert.Equal((page, HttpStatusCode.OK), (page, (await new Visitor(browser).GoAsync(page)).Answer.StatusCode));

        File.Delete(ballast);
        var freed = Stopwatch.GetTimestamp();
        using (var limit = new CancellationTokenSource(BackWithin))
        using (var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200)))
        {
            while (await ReadyAsync(browser) != HttpStatusCode.OK)
                await pause.WaitForNextTickAsync(limit.Token);
        }

        Figures.Tell(string.Create(CultureInfo.InvariantCulture, $"Full disk: ready {Stopwatch.GetElapsedTime(freed).TotalSeconds:0.0} s after there was space again; {acknowledged.Count} reports acknowledged before."));
        await refused.SendAsync();
        acknowledged.Add((refused.Text("#code"), refused.Text("#sleutel")));
        Assert.Equal("/melden/fotos", (await telling.SendAsync()).Address);
        foreach (var (code, secret) in acknowledged)
        {
            var reporter = await NewVisitor(program).GoAsync("/meldingen");
            await reporter.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
            Assert.Contains("Elke avond harde muziek", reporter.Main, StringComparison.Ordinal);
        }
    }

    /// <summary>Nobody but the owner of a machine mounts a file system; where not even one of one's own can be, the test can't be run.</summary>
    private static async Task AssertMountsAsync(string folder)
    {
        using var tried = Process.Start(Apart[0], [.. Apart[1..], "sh", "-c", OnSmallDisk, folder, "true"]);
        await tried.WaitForExitAsync();
        Assert.True(tried.ExitCode == 0, "This machine lets nobody mount a file system in a namespace of their own (unshare --user --mount): allow that, or run the test as root.");
    }

    private static Visitor NewVisitor(RunningProgram program) => new(new BehindProxy(new Uri(program.Address), "198.51.100.2").ToClient());

    private static async Task<HttpStatusCode> ReadyAsync(HttpClient browser) =>
        (await browser.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode;

    /// <summary>Takes all that is left, to the last page.</summary>
    private static void Fill(string ballast)
    {
        foreach (var size in new[] { 65_536, 4096 })
        {
            using var file = new FileStream(ballast, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            try
            {
                while (true)
                    file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // Nothing of that size is left.
            }
        }
    }

    private static async Task SendUntilRefusedAsync(Visitor visitor, string ballast)
    {
        for (var kept = 0; kept < MostKept; kept++)
        {
            await visitor.SendAsync(Journey.What(Text));
            if (visitor.Answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                return;
            Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
            await visitor.GoAsync("/melden/wat");
            Fill(ballast);
        }

        Assert.Fail("The disk took everything.");
    }

    private static async Task<Visitor> ReportUntilRefusedAsync(Queue<Visitor> ready, List<(string Code, string Secret)> acknowledged, string ballast)
    {
        while (ready.TryDequeue(out var visitor))
        {
            Fill(ballast);
            await visitor.SendAsync();
            if (visitor.Answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                return visitor;
            acknowledged.Add((visitor.Text("#code"), visitor.Text("#sleutel")));
        }

        throw new InvalidOperationException("The disk took everything.");
    }
}
