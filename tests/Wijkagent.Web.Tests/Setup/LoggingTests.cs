using System.Net;
using System.Net.Sockets;
using System.Text;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>What the program prints of who asked what, as a process of its own.</summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class LoggingTests
{
    [Fact]
    public async Task A_line_says_which_route_answered_and_nothing_of_what_was_in_the_address()
    {
        await using var program = new RunningProgram(RunningProgram.WithoutDemo);
        await program.StartAsync();
        using var direct = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(direct) { BaseAddress = new Uri(program.Address) };
        foreach (var path in new[]
        {
            "/privacy?zz-vraag", "/wijken/zz-gemeente", "/meldingen/wa-zz-code", "/privacy/verzoek/zz-code", "/kantoor/zaken/zz-nummer",
            "/meldingen/zz-code/zz-meer", "/meldngen/zz-code",
            // Where somebody looks on a map: one of many, and not told at all.
            "/kaart/16/33719/21508.png",
        })
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        }

        Assert.DoesNotContain(" 500 ", await AskAboutNothingAsync(new Uri(program.Address)), StringComparison.Ordinal);
        Assert.Equal(0, await program.StopAsync());

        Assert.Equal(
            [
                "GET /privacy answered 200",
                "GET /wijken/{gemeente} answered 404",
                "GET /meldingen/{code:regex(^[Ww][Aa]-)} answered 302",
                "GET /privacy/verzoek/{code} answered 302",
                "GET /kantoor/zaken/{number} answered 302",
                // Addresses that are none, but for a letter.
                "GET /meldingen/… answered 404",
                "GET /meldngen/… answered 404",
            ],
            program.Printed.Split('\n').Where(line => line.Contains("GET ", StringComparison.Ordinal)).Select(Told)
                .Where(told => !told.StartsWith("GET /health", StringComparison.Ordinal)));
        Assert.DoesNotContain("33719", program.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("zz-", program.Printed, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>«OPTIONS *» asks about the server and about no path; no client of ours can.</summary>
    /// <returns>The first line of the answer.</returns>
    private static async Task<string> AskAboutNothingAsync(Uri address)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, address.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"OPTIONS * HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n"));
        using var answer = new StreamReader(stream);
        return await answer.ReadLineAsync() ?? "";
    }

    /// <summary>A line without when it was and how long it took.</summary>
    private static string Told(string line)
    {
        var from = line.IndexOf("GET ", StringComparison.Ordinal);
        return line[from..line.IndexOf(" in ", from, StringComparison.Ordinal)];
    }
}
