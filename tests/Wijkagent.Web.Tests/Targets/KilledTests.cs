using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Targets;

/// <summary>
/// «Acknowledged report lost» of security.md: what a reporter was given a code for is there, however often the program is
/// killed in the middle of its work, and it comes back by itself. On a file of SQLite, whose process it is that dies. In each
/// round that is seen of one of two nodes (<see cref="TwoNodesTests"/>).
/// </summary>
[Trait("Suite", "Targets")]
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class KilledTests
{
    private const int Reporters = 6;

    [Fact]
    [Trait("Category", "Long")]
    public async Task Of_ten_thousand_acknowledged_reports_none_is_lost_in_fifty_kills()
    {
        const int Kills = 50, Reports = 10_000;
        using var town = await TownInProduction.BuildAsync();
        await using var program = new RunningProgram(town.Settings);
        var acknowledged = new ConcurrentDictionary<string, string>();
        var slowest = TimeSpan.Zero;
        for (var round = 1; round <= Kills; round++)
        {
            await program.StartAsync();
            // The first start makes its keys and finds no traces of a death.
            if (round > 1 && program.ReadyIn > slowest)
                slowest = program.ReadyIn;
            await ReportUntilAsync(program, acknowledged, Reports * round / Kills);
        }

        await program.StartAsync();
        slowest = program.ReadyIn > slowest ? program.ReadyIn : slowest;
        Figures.Tell(string.Create(CultureInfo.InvariantCulture, $"Killed: {acknowledged.Count} reports acknowledged, {Kills} kills; ready at most {slowest.TotalSeconds:0.0} s after the start of the process."));
        await using (var db = town.Database.OpenSealed())
        {
            var kept = await db.Reports.Select(r => r.Code).ToHashSetAsync();
            Assert.Empty(acknowledged.Keys.Except(kept));
            Assert.Equal(await db.Reports.CountAsync(), await db.Reports.Select(r => r.SubmissionKey).Distinct().CountAsync());
        }

        // Not only is it there: it opens with its secret, and reads as it was told.
        var (code, secret) = acknowledged.Last();
        using var proxy = new BehindProxy(new Uri(program.Address), "198.51.100.1");
        var visitor = new Visitor(proxy.ToClient());
        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        Assert.Contains("Elke avond harde muziek", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_killed_while_it_makes_its_database_starts_all_the_same()
    {
        await using var program = new RunningProgram(RunningProgram.WithoutDemo);
        var start = program.StartAsync();
        // The file is there from the first table on.
        await SeenAsync(Path.Combine(program.Folder, "wijkagent.db"));
        await program.KillAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => start);

        await program.StartAsync();

        using var http = new HttpClient { BaseAddress = new Uri(program.Address) };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/wijken", UriKind.Relative))).StatusCode);
    }

    /// <summary>Reporters send one after the other, until so many codes were given; then the program is killed among them.</summary>
    private static async Task ReportUntilAsync(RunningProgram program, ConcurrentDictionary<string, string> acknowledged, int until)
    {
        var dead = new TaskCompletionSource();
        var reporters = Enumerable.Range(0, Reporters).Select(n => ReportAsync(n)).ToList();
        await Task.WhenAny(dead.Task, Task.WhenAll(reporters));
        await program.KillAsync();
        await Task.WhenAll(reporters);

        async Task ReportAsync(int number)
        {
            try
            {
                while (true)
                {
                    using var proxy = new BehindProxy(new Uri(program.Address), $"198.51.100.{number}");
                    using var browser = proxy.ToClient();
                    var (code, secret) = await new Visitor(browser).ToSentAsync(Journey.Anonymous);
                    if (code.Length > 0)
                        acknowledged[code] = secret;
                    if (acknowledged.Count >= until)
                        dead.TrySetResult();
                }
            }
            catch (HttpRequestException)
            {
                // The program is gone: what was not answered was not acknowledged.
            }
            catch (InvalidOperationException) when (dead.Task.IsCompleted)
            {
                // A page that was cut off in the middle has no form.
            }
        }
    }

    private static async Task SeenAsync(string file)
    {
        var seen = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(file)!, Path.GetFileName(file)) { EnableRaisingEvents = true };
        watcher.Created += (_, _) => seen.TrySetResult();
        if (!File.Exists(file))
            await seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }
}
