using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Wijkagent.TestSupport;

/// <summary>
/// The program as a process of its own, on a data folder of its own and with settings that a test gives it: for what can
/// be seen from outside alone, such as a browser's visit, what is written to the log, and being killed. Started again it
/// finds its folder as it left it. Stopped and deleted at the end.
/// </summary>
/// <param name="settings">Settings over the usual ones, with colons in their names.</param>
/// <param name="folder">A data folder that is there already and stays: that of another node.</param>
/// <param name="within">What it is started by, given its folder: a command that becomes the one that follows it.</param>
public sealed partial class RunningProgram(
    IReadOnlyDictionary<string, string?>? settings = null, string? folder = null, Func<string, IReadOnlyList<string>>? within = null) : IAsyncDisposable
{
    /// <summary>The settings of a program in which nobody lives, for what needs no town: it starts in half the time.</summary>
    public static readonly IReadOnlyDictionary<string, string?> WithoutDemo = new Dictionary<string, string?> { ["Seed:Demo"] = "false" };

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly List<string> printed = [];
    private Process? process;

    /// <summary>Where it keeps its files; what it makes for a moment is in here too.</summary>
    public string Folder { get; } = folder ?? Directory.CreateTempSubdirectory("wijkagent-running-").FullName;

    /// <summary>The same folder as the running program sees it, which may have mounted something there.</summary>
    public string FolderSeenFromOutside => string.Create(CultureInfo.InvariantCulture, $"/proc/{process!.Id}/root{Folder}");

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>How long it took the last time from the start of the process until it was ready.</summary>
    public TimeSpan ReadyIn { get; private set; }

    /// <summary>The memory it holds at this moment, in bytes (resident set).</summary>
    public long Memory
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>All that it has printed so far: its log.</summary>
    public string Printed
    {
        get
        {
            lock (printed)
                return string.Join('\n', printed);
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        IReadOnlyList<string> command = [.. within?.Invoke(Folder) ?? [], "dotnet", Path.Combine(WebOutput(), "Wijkagent.Web.dll")];
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = Path.Combine(FindRoot(), "src", "Wijkagent.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Data__Directory"] = Folder;
        start.Environment["TMPDIR"] = Folder;
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_hostBuilder__reloadConfigOnChange"] = "false";
        // Nothing may leave for another host.
        start.Environment["Locatieserver__BaseUrl"] = "";
        start.Environment["BaseMap__TilesUrl"] = "";
        // Programs that test fill in the form quicker than people.
        start.Environment["Screening__QuickestSeconds"] = "0";
        start.Environment["Screening__PressurePerMinute"] = "1000000";
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;

        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process?.Dispose();
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The program stopped:\n" + Printed));
        var started = Stopwatch.GetTimestamp();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(StartLimit);
        await WaitUntilReadyAsync();
        ReadyIn = Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Asks it to stop, as a platform does (SIGTERM), and waits until it has.</summary>
    /// <returns>What it ended with.</returns>
    public async Task<int> StopAsync()
    {
        // .NET has no way to send a signal; every shell has.
        using (var signal = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {process!.Id}")]))
            await signal.WaitForExitAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Ends it as a power cut does (SIGKILL), without a word to it.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
        process?.Dispose();
        if (folder is null)
            Directory.Delete(Folder, recursive: true);
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

    // In Development the welcome names it, in Production the host's own line.
    [GeneratedRegex(@"(^  Wijkagent +|Now listening on: \\?""?)(?<address>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ListeningLine();
}
