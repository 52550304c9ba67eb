using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Wijkagent.Browser.Tests.Running;

/// <summary>
/// The program as somebody starts it who just cloned it: a process of its own in Development, on an empty data
/// folder, which it fills with the demo town. Stopped and deleted at the end.
/// </summary>
public sealed partial class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly string folder = Directory.CreateTempSubdirectory("wijkagent-browser-").FullName;
    private readonly List<string> printed = [];
    private Process? process;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var web = Path.Combine(FindRoot(), "src", "Wijkagent.Web");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(WebOutput(), "Wijkagent.Web.dll")])
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Data__Directory"] = folder;
        // Nothing may leave for another host, and all visitors of a test come from one address.
        start.Environment["Locatieserver__BaseUrl"] = "";
        foreach (var limit in new[] { "ReportsPerTenMinutes", "AllReportsPerMinute", "DraftsPerTenMinutes", "TrackingPerMinute" })
            start.Environment["Limits__" + limit] = "100000";

        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The program stopped:\n" + Printed()));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(StartLimit);
        await WaitUntilReadyAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        using var limit = new CancellationTokenSource(StartLimit);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!(await http.GetAsync("/health/ready", limit.Token)).IsSuccessStatusCode)
            await pause.WaitForNextTickAsync(limit.Token);
    }

    private void Read(string? line, TaskCompletionSource<string> listening)
    {
        if (line is null)
            return;
        lock (printed)
            printed.Add(line);
        if (ListeningLine().Match(line) is { Success: true } match)
            // By its name: browsers make no passkeys for a host that is a number.
            listening.TrySetResult(match.Groups["address"].Value.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
    }

    private string Printed()
    {
        lock (printed)
            return string.Join('\n', printed);
    }

    // The tests' own output folder names the configuration and framework of the program's.
    private static string WebOutput()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(FindRoot(), "src", "Wijkagent.Web", "bin", own.Parent!.Name, own.Name);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Wijkagent.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Wijkagent.sln is in no folder above the tests.");
    }

    [GeneratedRegex(@"^  Wijkagent +(?<address>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ListeningLine();
}
