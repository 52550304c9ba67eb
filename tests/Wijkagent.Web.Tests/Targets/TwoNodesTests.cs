using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Targets;

/// <summary>
/// «Two nodes» of security.md: two processes of the program behind a balancer that asks them in turn, so that each form
/// comes from one and goes to the other, and one of them is killed again and again. They share a data folder: on one machine
/// a file of SQLite takes that, and it shows all that nodes have to agree on. In production nodes share a SQL Server.
/// </summary>
[Trait("Suite", "Targets")]
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class TwoNodesTests
{
    private const int Reporters = 4;
    private const int MostOpened = 12;

    [Fact]
    public Task With_one_of_two_nodes_killed_nothing_is_lost_or_doubled_and_who_is_signed_in_stays_so() => RunAsync(kills: 1, reports: 12);

    [Fact]
    [Trait("Category", "Long")]
    public Task Of_two_thousand_reports_to_two_nodes_none_is_lost_or_doubled_in_twenty_kills() => RunAsync(kills: 20, reports: 2000);

    private static async Task RunAsync(int kills, int reports)
    {
        using var town = await TownInProduction.BuildAsync();
        using var folder = new TemporaryFolder();
        await using var one = new RunningProgram(SettingsOf(town, "one"), folder.Root);
        await using var two = new RunningProgram(SettingsOf(town, "two"), folder.Root);
        await one.StartAsync();
        await two.StartAsync();
        await using var balancer = new Balancer([() => new Uri(one.Address), () => new Uri(two.Address)]);
        using var asOfficer = new Persistent(new BehindProxy(balancer.Address, "198.51.100.200"));
        var officer = new Visitor(asOfficer.ToClient());
        await TownInProduction.SignInAsync(officer);

        var acknowledged = new ConcurrentDictionary<string, string>();
        var (asked, failed) = (0, 0);
        for (var round = 1; round <= kills; round++)
        {
            var (half, done) = (new TaskCompletionSource(), reports * round / kills);
            var reporters = Enumerable.Range(0, Reporters).Select(n => ReportAsync(n, done - (reports / kills / 2), done, half)).ToList();
            await Task.WhenAny(half.Task, Task.WhenAll(reporters));
            var node = round % 2 == 0 ? one : two;
            await node.KillAsync();
            foreach (var page in new[] { "/kantoor", "/kantoor/meldingen" })
                Assert.Equal((page, HttpStatusCode.OK), ((await officer.GoAsync(page)).Address, officer.Answer.StatusCode));
            await Task.WhenAll(reporters);
            if (round < kills)
                await node.StartAsync();
        }

        Figures.Tell(string.Create(CultureInfo.InvariantCulture, $"Two nodes: {acknowledged.Count} reports, {kills} kills, {failed} of {asked} requests were cut off and sent again."));
        await using var db = town.Database.OpenSealed();
        Assert.Equal(acknowledged.Keys.Order(), await db.Reports.Select(r => r.Code).OrderBy(code => code).ToListAsync());

        // Not only are they there: each opens with its secret, also one that the node gave which died, and reads as it was told.
        foreach (var (code, secret) in acknowledged.Take(MostOpened))
        {
            using var connection = new Persistent(new BehindProxy(balancer.Address, "198.51.100.201"));
            var visitor = new Visitor(connection.ToClient());
            await visitor.GoAsync("/meldingen");
            await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
            Assert.Contains("Elke avond harde muziek", visitor.Main, StringComparison.Ordinal);
        }

        // Until so many codes were given; whoever is cut off sends the same again.
        async Task ReportAsync(int number, int halfway, int until, TaskCompletionSource half)
        {
            while (acknowledged.Count < until)
            {
                using var connection = new Persistent(new BehindProxy(balancer.Address, $"198.51.100.{number}"));
                using var browser = connection.ToClient();
                var (code, secret) = await new Visitor(browser).ToSentAsync(Journey.Anonymous);
                Assert.NotEmpty(code);
                Assert.NotEmpty(secret);
                acknowledged[code] = secret;
                Interlocked.Add(ref asked, connection.Asked);
                Interlocked.Add(ref failed, connection.Failed);
                if (acknowledged.Count >= halfway)
                    half.TrySetResult();
            }
        }
    }

    private static Dictionary<string, string?> SettingsOf(TownInProduction town, string node) =>
        new(town.Settings) { ["Node:Name"] = node };

    /// <summary>A browser that opens a connection for each request, and whose owner asks again when it is cut off.</summary>
    private sealed class Persistent(BehindProxy proxy) : DelegatingHandler(proxy)
    {
        private const int MostTries = 5;

        public int Asked { get; private set; }

        public int Failed { get; private set; }

        public HttpClient ToClient() => new(this, disposeHandler: false) { BaseAddress = new Uri(WijkagentFactory.BaseUrl) };

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var attempt = 1; ; attempt++)
            {
                var again = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
                again.Headers.ConnectionClose = true;
                Asked++;
                try
                {
                    var answer = await base.SendAsync(again, cancellationToken);
                    await answer.Content.LoadIntoBufferAsync(cancellationToken);
                    Assert.True(answer.StatusCode < HttpStatusCode.BadRequest, $"{request.Method} {request.RequestUri}: {answer.StatusCode}");
                    return answer;
                }
                catch (HttpRequestException) when (attempt < MostTries)
                {
                    Failed++;
                }
            }
        }
    }
}
