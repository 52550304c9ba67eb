using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Architecture;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>What somebody reads who starts the program at a prompt: a process of its own.</summary>
public sealed class ConsoleTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TemporaryFolder folder = new();
    private Process? started;

    public void Dispose()
    {
        // Also when the test failed before it got to the end.
        started?.Kill(entireProcessTree: true);
        started?.WaitForExit();
        started?.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task The_first_start_on_one_s_own_machine_says_where_to_look_and_nothing_else()
    {
        var program = Start("--urls", "http://127.0.0.1:0");
        using var limit = new CancellationTokenSource(Patience);

        var lines = new List<string>();
        while (await program.StandardOutput.ReadLineAsync(limit.Token) is { } line && !line.Contains("bewoner@demo.example", StringComparison.Ordinal))
            lines.Add(line);
        program.Kill(entireProcessTree: true);
        await program.WaitForExitAsync(limit.Token);

        var said = lines.Where(line => line.Length > 0).ToList();
        Assert.True(said.Count > 5, string.Join('\n', said));
        Assert.Matches(@"^  Wijkagent   http://127\.0\.0\.1:\d+$", said[0]);
        // Every line of the log begins with a time.
        Assert.DoesNotContain(said, line => char.IsAsciiDigit(line[0]));
        Assert.Empty((await program.StandardError.ReadToEndAsync(limit.Token)).Trim());
    }

    [Fact]
    public async Task A_mistyped_verb_ends_the_program()
    {
        var program = Start("imprt", "areas", "x");
        using var limit = new CancellationTokenSource(Patience);

        var error = await program.StandardError.ReadToEndAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);

        Assert.NotEqual(0, program.ExitCode);
        Assert.Contains("import", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task An_address_that_is_taken_is_said_in_one_sentence(string environment)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (code, output, error) = await EndAsync(environment, "--urls", $"http://{other.LocalEndpoint}");

        Assert.Equal(
            (1, $"Wijkagent does not start, because another program listens at http://{other.LocalEndpoint}: stop that one, or give this one another address in ASPNETCORE_URLS."),
            (code, error.Trim()));
        AssertNoTrace(output);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Content_keys_that_are_damaged_are_named_with_what_to_do(string environment)
    {
        Directory.CreateDirectory(Path.Combine(folder.Root, "keys"));
        var keys = folder.Write(Path.Combine("keys", "content-keys.db"), new string('x', 8192));

        var (code, output, error) = await EndAsync(environment, "--urls", "http://127.0.0.1:0");

        Assert.Equal(
            (1, $"Wijkagent does not start, because {keys} is damaged or no database: put back the copy of it, as docs/operations.md says."),
            (code, error.Trim()));
        AssertNoTrace(output);
    }

    [Fact]
    public async Task Without_its_key_ring_it_starts_on_one_s_own_machine_too_and_says_that_it_is_not_ready()
    {
        await UntilWelcomeAsync();
        foreach (var key in Directory.GetFiles(Path.Combine(folder.Root, "keys"), "key-*.xml"))
            File.Delete(key);

        var said = await UntilWelcomeAsync();

        Assert.Contains(said, line => line.Contains("put back the key ring", StringComparison.Ordinal));
        Assert.Contains("  It is not ready to be used: the lines above say why.", said);
    }

    /// <summary>Runs the program, with nobody in its database, until it has said where to look.</summary>
    private async Task<List<string>> UntilWelcomeAsync()
    {
        var program = Start("--urls", "http://127.0.0.1:0", "--Seed:Demo=false");
        using var limit = new CancellationTokenSource(Patience);
        var said = new List<string>();
        for (var welcomed = false; await program.StandardOutput.ReadLineAsync(limit.Token) is { } line && !(welcomed && said[^1].Length > 0);)
        {
            said.Add(line);
            welcomed |= said.Count > 1 && said[^2].StartsWith("  Codes ", StringComparison.Ordinal);
        }

        program.Kill(entireProcessTree: true);
        await program.WaitForExitAsync(limit.Token);
        return said;
    }

    /// <summary>Runs the program until it ends by itself, with nobody in its database.</summary>
    private async Task<(int Code, string Output, string Error)> EndAsync(string environment, params string[] args)
    {
        var program = Start([.. args, $"--environment={environment}", "--Seed:Demo=false", "--Site:BaseUrl=https://wijkagent.example", "--Smtp:Host=mail"]);
        using var limit = new CancellationTokenSource(Patience);
        var (output, error) = (program.StandardOutput.ReadToEndAsync(limit.Token), program.StandardError.ReadToEndAsync(limit.Token));
        await program.WaitForExitAsync(limit.Token);
        return (program.ExitCode, await output, await error);
    }

    private static void AssertNoTrace(string log)
    {
        Assert.DoesNotContain("Exception", log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", log, StringComparison.Ordinal);
    }

    private Process Start(params string[] args)
    {
        // The tests' own output folder names the configuration and framework of the program's.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var web = Path.Combine(Repository.Root, "src", "Wijkagent.Web");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(web, "bin", own.Parent!.Name, own.Name, "Wijkagent.Web.dll"), .. args])
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Data__Directory"] = folder.Root;
        return started = Process.Start(start)!;
    }
}
