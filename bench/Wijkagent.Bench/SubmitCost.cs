using System.Diagnostics;
using System.Globalization;
using System.Net;
using Wijkagent.TestSupport;

namespace Wijkagent.Bench;

/// <summary>
/// What it costs to send a report: from pressing «verstuur» until the answer says that it is on the disk, printed. Reports
/// are filled in first, over HTTP and each by a visitor of its own, and then sent at an even rate.
/// </summary>
public static class SubmitCost
{
    private const int Rate = 50;
    private const int WarmUp = 100;
    private const int Together = 8;
    private const string Start = "/melden/soort";
    private const string Check = "/melden/controle";

    /// <summary>What is answered to each question, by the field that a page has.</summary>
    private static readonly (string Field, Dictionary<string, string?> Answers)[] Answers =
    [
        ("[name=kind]", new() { ["kind"] = "geluidsoverlast" }),
        ("[name='Form.Place']", new() { ["Form.Place"] = "1491AB", ["Form.PlaceWords"] = "Bij het plein" }),
        ("[name='Form.Text']", new() { ["Form.Text"] = "Elke avond harde muziek van de buren, tot laat in de nacht.", ["Form.When"] = "Now", ["Form.Frequency"] = "Daily" }),
        ("[name=Files]", new() { ["next"] = "1" }),
        ("[name='Form.Role']", new() { ["Form.Role"] = "Affected" }),
        ("[name='Form.Tenure']", new() { ["Form.Tenure"] = "Neither" }),
        ("[name='Form.Anonymous']", new() { ["Form.Anonymous"] = "nee" }),
    ];

    /// <summary>Prints the times of so many reports.</summary>
    /// <param name="program">Where the program listens, with the demo town and without limits for all together.</param>
    /// <param name="count">How many are sent.</param>
    public static async Task PrintAsync(Uri program, int count)
    {
        var ready = new Func<Task<HttpResponseMessage>>[count + WarmUp];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ready.Length),
            new ParallelOptions { MaxDegreeOfParallelism = Together },
            async (number, _) => ready[number] = (await FilledInAsync(program, number)).Ready());
        Console.WriteLine($"{ready.Length} reports are filled in.");
        // The browsers of those who send are not on the machine of the program: what they hold is not to be gone through meanwhile.
        GC.Collect();
        await SendAsync(ready[..WarmUp]);
        var times = await SendAsync(ready[WarmUp..]);
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Length} sent, {Rate} a second: half within {At(0.5):F1} ms, 95 % within {At(0.95):F1} ms, 99 % within {At(0.99):F1} ms, the longest {times[^1]:F1} ms"));

        double At(double part) => times[(int)(part * (times.Length - 1))];
    }

    private static async Task<double[]> SendAsync(Func<Task<HttpResponseMessage>>[] reports)
    {
        using var turn = new PeriodicTimer(TimeSpan.FromSeconds(1) / Rate);
        var sending = new List<Task<double>>();
        foreach (var report in reports)
        {
            await turn.WaitForNextTickAsync();
            sending.Add(SendAsync(report));
        }

        return await Task.WhenAll(sending);
    }

    private static async Task<double> SendAsync(Func<Task<HttpResponseMessage>> report)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await report();
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString == "/melden/verzonden"
            ? took
            : throw new InvalidOperationException($"A report was answered with {(int)answer.StatusCode} and not received.");
    }

    /// <summary>Somebody at the check page, from an address of its own (RFC 2544).</summary>
    private static async Task<Visitor> FilledInAsync(Uri program, int number)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = program };
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.18.{number / 250}.{(number % 250) + 1}");
        var visitor = await new Visitor(browser).GoAsync(Start);
        while (visitor.Address != Check)
        {
            var before = visitor.Address;
            await AnswerAsync(visitor);
            if (visitor.Address == before)
                throw new InvalidOperationException($"{before} was not passed: {string.Join("; ", visitor.Errors)}");
        }

        return visitor;
    }

    private static Task<Visitor> AnswerAsync(Visitor visitor)
    {
        var page = visitor.Page;
        var answers = Answers.FirstOrDefault(a => page.QuerySelector(a.Field) is not null).Answers;
        // The last answer to a question of the kind never ends the form.
        if (answers is null && page.QuerySelectorAll("main .wa-choice input") is [.., var choice])
            answers = new() { [choice.GetAttribute("name")!] = choice.GetAttribute("value") };
        return answers?.ContainsKey("next") == true ? visitor.SendFilesAsync([], answers) : visitor.SendAsync(answers);
    }
}
