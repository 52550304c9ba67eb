using System.Diagnostics;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;

namespace Wijkagent.Web.Shared.Uploads;

/// <summary>
/// Lets a process of its own write a PDF anew: with little memory, little time, none of the settings, and nothing to lose.
/// Whatever the file does to it, the portal goes on. The file goes in and comes out by pipes, and is on no disk.
/// </summary>
public sealed class PdfProcess : IPdfRewriter, IDisposable
{
    private const string Runtime = "dotnet";

    // 400 MB, as the runtime reads it: hexadecimal.
    private const string Memory = "19000000";
    private const int MostWritten = 2 * 1024 * 1024 * 20;
    private const int ReadAtOnce = 81_920;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Needed = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT", "SystemRoot", "TEMP", "LD_LIBRARY_PATH"];

    private readonly SemaphoreSlim turns = new(1);

    /// <inheritdoc />
    public async Task<Result<byte[]>> RewriteAsync(string name, byte[] content, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            using var process = Start();
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                patience.CancelAfter(Patience);
                return await RewriteAsync(process, name, content, patience.Token);
            }
            catch (Exception failure) when (failure is IOException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                return new FileDamaged(name);
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        finally
        {
            turns.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();

    private static async Task<Result<byte[]>> RewriteAsync(Process process, string name, byte[] content, CancellationToken cancel)
    {
        var reading = ReadAsync(process.StandardOutput.BaseStream, cancel);
        await using (var input = process.StandardInput.BaseStream)
            await input.WriteAsync(content, cancel);
        var written = await reading;
        await process.WaitForExitAsync(cancel);
        return (PdfOutcome)process.ExitCode switch
        {
            PdfOutcome.Written when written is { Length: > 0 } => written,
            PdfOutcome.HasPassword => new FileHasPassword(name),
            PdfOutcome.IsActive => new FileIsActive(name),
            _ => new FileDamaged(name),
        };
    }

    private static async Task<byte[]?> ReadAsync(Stream output, CancellationToken cancel)
    {
        using var read = new MemoryStream();
        var some = new byte[ReadAtOnce];
        while (await output.ReadAsync(some, cancel) is > 0 and var count)
        {
            if (read.Length + count > MostWritten)
                return null;
            read.Write(some, 0, count);
        }

        return read.ToArray();
    }

    private static Process Start()
    {
        // By the same runtime, wherever that is; or by itself, where it was published as a program of its own.
        var (program, own) = (Environment.ProcessPath ?? Runtime, typeof(PdfProcess).Assembly);
        var isOwn = Path.GetFileNameWithoutExtension(program) == own.GetName().Name;
        var start = new ProcessStartInfo(isOwn || Path.GetFileNameWithoutExtension(program) == Runtime ? program : Runtime, isOwn ? [PdfRewriting.Verb] : [own.Location, PdfRewriting.Verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // Settings may hold passwords.
        start.Environment.Clear();
        foreach (var name in Needed)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = Memory;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        var process = Process.Start(start)!;
        // Nobody reads it, and a full pipe would hold it up.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
