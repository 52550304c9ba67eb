using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Targets;

/// <summary>
/// «Soak» of security.md: half an hour of everything that people do at once, without an error, and at its end the program
/// holds no more memory than when it was warm.
/// </summary>
[Trait("Suite", "Targets")]
[Trait("Category", "Long")]
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class SoakTests : IDisposable
{
    /// <summary>A variable with another number of minutes, to try it.</summary>
    private const string LengthSetting = "WIJKAGENT_SOAK_MINUTES";

    private const int Readers = 4;
    private const int Reporters = 3;
    private const int AtLeast = 100;
    private const int Rate = 110;
    private const double Megabyte = 1024 * 1024;
    private const double MostGrowth = 60;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(
        double.Parse(Environment.GetEnvironmentVariable(LengthSetting) ?? "30", CultureInfo.InvariantCulture));

    private readonly Traffic traffic = new();
    private readonly CancellationTokenSource over = new();
    private readonly List<long> memory = [];
    private int reports;

    [Fact]
    public async Task Half_an_hour_of_everything_brings_no_error_and_no_growth()
    {
        using var town = await TownInProduction.BuildAsync();
        await using var program = new RunningProgram(town.Settings);
        await program.StartAsync();
        var address = new Uri(program.Address);

        var turns = traffic.GiveTurnsAsync(Rate, over.Token);
        List<Task> people =
        [
            .. Enumerable.Range(0, Readers).Select(n => KeepOnAsync(address, $"198.51.100.{n}", ReadAsync)),
            .. Enumerable.Range(Readers, Reporters).Select(n => KeepOnAsync(address, $"198.51.100.{n}", ReportAndFollowAsync)),
            KeepOnAsync(address, "198.51.100.200", WorkAtDeskAsync),
        ];
        var started = Stopwatch.GetTimestamp();
        using (var second = new PeriodicTimer(TimeSpan.FromSeconds(1)))
        {
            while (Stopwatch.GetElapsedTime(started) < Length || traffic.Asked < AtLeast * Length.TotalSeconds)
            {
                await second.WaitForNextTickAsync();
                memory.Add(program.Memory);
            }
        }

        var took = Stopwatch.GetElapsedTime(started);
        await over.CancelAsync();
        await Task.WhenAll(people.Append(turns)).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        Figures.Tell(string.Create(CultureInfo.InvariantCulture, $"Soak: {took.TotalMinutes:0.0} minutes, {traffic.Asked} requests ({traffic.Asked / took.TotalSeconds:0} a second), {reports} reports, {traffic.Wrong.Count} errors; half within {traffic.Within(500)} ms, 99 % within {traffic.Within(990)} ms; memory {Early() / Megabyte:0} MB early, {Late() / Megabyte:0} MB at the end, {Growth():0} MB an hour; by tenths {Tenths()}."));
        Assert.True(traffic.Wrong.Count == 0, $"{traffic.Wrong.Count} of {traffic.Asked}:\n{string.Join('\n', traffic.Wrong.Take(30))}\n{program.Printed}");
        Assert.True(Growth() < MostGrowth, $"{Growth():0} MB an hour; by tenths: {Tenths()} MB");
        await using var db = town.Database.OpenSealed();
        // Those that were on their way when it ended may be there too.
        Assert.InRange(await db.Reports.CountAsync(), reports, reports + Reporters);
    }

    public void Dispose()
    {
        traffic.Dispose();
        over.Dispose();
    }

    /// <summary>The same again and again, until it is over.</summary>
    private async Task KeepOnAsync(Uri program, string address, Func<Func<Visitor>, Task> work)
    {
        var open = new Stack<IDisposable>();
        while (!over.IsCancellationRequested)
        {
            try
            {
                await work(NewVisitor);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                // It is over.
            }
            catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or OperationCanceledException)
            {
                traffic.Note(failure.Message);
            }

            while (open.TryPop(out var browser))
                browser.Dispose();
        }

        Visitor NewVisitor()
        {
            var browser = traffic.NewBrowser(new BehindProxy(program, address), over.Token);
            open.Push(browser);
            return new Visitor(browser);
        }
    }

    private static async Task ReadAsync(Func<Visitor> newVisitor)
    {
        var visitor = newVisitor();
        string[] pages =
        [
            "/", "/wijken", "/wijken/ambrosiadam", "/wijken/ambrosiadam/westerwijk", "/wijken/ambrosiadam/oosterwijk", "/wijkagenten/wim-west",
            "/zoeken?q=1234ab", "/zoeken?q=noorder", "/zoeken?q=wim", "/api/v1/locate?lat=52.005&lon=5.005", "/api/v1/locate?postcode=1235",
            "/kaart/wijken/WK990000.geojson", "/veelgestelde-vragen", "/melden", "/meldingen", "/privacy", "/toegankelijkheid", "/contact",
        ];
        foreach (var page in pages)
            await visitor.GoAsync(page);
    }

    private async Task ReportAndFollowAsync(Func<Visitor> newVisitor)
    {
        var visitor = newVisitor();
        var known = Random.Shared.Next(2) == 0;
        var (code, secret) = await visitor.ToSentAsync(known ? Journey.Known() : Journey.Anonymous);
        if (code.Length == 0)
            throw new InvalidOperationException($"No code on {visitor.Address}: {visitor.Heading}");
        Interlocked.Increment(ref reports);

        var later = newVisitor();
        await later.GoAsync("/meldingen");
        await later.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        // Who left an address writes on after the mail was answered, which does not come here.
        if (!known)
            await later.SendAsync(new Dictionary<string, string?> { ["message"] = "Het is er nog steeds" }, "main form[action$=berichten]");
    }

    private async Task WorkAtDeskAsync(Func<Visitor> newVisitor)
    {
        var officer = newVisitor();
        await TownInProduction.SignInAsync(officer);
        while (true)
        {
            foreach (var page in new[] { "/kantoor", "/kantoor/meldingen", "/kantoor/zaken", "/kantoor/berichten", "/account", "/kantoor/meldingen" })
                await officer.GoAsync(page);
            if (officer.Heading.Length == 0 || officer.Address != "/kantoor/meldingen")
                throw new InvalidOperationException($"The officer is not at the desk but at {officer.Address}.");
            if (officer.Page.QuerySelector("main a[href^='/kantoor/meldingen/WA-']")?.GetAttribute("href") is { } report)
                await officer.GoAsync(report);
        }
    }

    private double Early() => Median(1 / 6d, 1 / 3d);

    private double Late() => Median(5 / 6d, 1);

    /// <summary>From the middle of the one window to that of the other are two thirds of the time; in MB an hour.</summary>
    private double Growth() => (Late() - Early()) / Megabyte / (memory.Count * 2 / 3d / 3600);

    private string Tenths() =>
        string.Join(' ', Enumerable.Range(0, 10).Select(n => (Median(n / 10d, (n + 1) / 10d) / Megabyte).ToString("0", CultureInfo.InvariantCulture)));

    private double Median(double from, double to)
    {
        var window = memory[(int)(memory.Count * from)..(int)(memory.Count * to)];
        window.Sort();
        return window[window.Count / 2];
    }
}
