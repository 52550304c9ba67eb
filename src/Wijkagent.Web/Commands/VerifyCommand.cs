using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Web.Commands;

/// <summary>The audit log is not as it was written.</summary>
/// <param name="First">Where it first is not.</param>
public sealed record AuditLogBroken(AuditBreak First) : ConflictError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments =>
    [
        CommandText.Get($"Audit{First.Kind}"),
        First.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?",
        First.Stream,
        First.Entry?.ToString(CultureInfo.InvariantCulture) ?? "–",
    ];
}

/// <summary>What was written is not sealed, although it should be within a minute: no node runs, or one found that seals were taken away.</summary>
/// <param name="Waiting">How many entries wait.</param>
/// <param name="Since">Since when the oldest does, UTC.</param>
public sealed record AuditLogUnsealed(long Waiting, DateTime Since) : ConflictError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Waiting, Since.ToString("u", CultureInfo.InvariantCulture)];
}

/// <summary>The key of the audit log's signatures can't be read.</summary>
public sealed record AuditKeyLost : ConflictError;

/// <summary><c>verify audit</c>: proves that the audit log is as it was written, or names the first place where it is not.</summary>
internal static class VerifyCommand
{
    public static Command Make(CommandHost host)
    {
        var audit = new Command("audit", CommandText.Get("VerifyAudit"));
        audit.SetAction((_, cancel) => host.RunAsync(
            needsDatabase: true, (services, stop) => VerifyAsync(services, host.Console, stop), cancel));
        return new Command("verify", CommandText.Get("Verify")) { audit };
    }

    private static async Task<Result<string>> VerifyAsync(IServiceProvider services, CommandConsole console, CancellationToken cancel)
    {
        try
        {
            var verification = services.GetRequiredService<AuditVerification>();
            var proof = await console.ShowAsync(shown => verification.RunAsync(new Shown(shown), cancel));
            var counts = CommandText.Get(
                proof.Waiting == 0 ? "AuditCounts" : "AuditCountsWaiting",
                proof.Entries, proof.Streams, proof.Checkpoints, proof.Waiting,
                proof.WaitingSince?.ToString("u", CultureInfo.InvariantCulture) ?? "", proof.Ended);
            var isLate = proof.WaitsTooLong(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            if (proof.Broken is null && !isLate)
                return counts;
            await console.Out.WriteLineAsync(counts);
            return proof.Broken is { } broken ? new AuditLogBroken(broken) : new AuditLogUnsealed(proof.Waiting, proof.WaitingSince!.Value);
        }
        catch (CryptographicException)
        {
            return new AuditKeyLost();
        }
    }

    /// <summary>Shows a reading as an import is shown, in thousands.</summary>
    private sealed class Shown(IProgress<ImportProgress> progress) : IProgress<AuditProgress>
    {
        private const int Unit = 1000;

        public void Report(AuditProgress value) =>
            progress.Report(new ImportProgress(ImportStep.Comparing, (int)(value.Done / Unit), (int)Math.Max(1, value.Total / Unit)));
    }
}
