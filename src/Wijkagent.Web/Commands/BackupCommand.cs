using System.CommandLine;
using Wijkagent.Core.Common;
using Wijkagent.Web.Workers.Backups;

namespace Wijkagent.Web.Commands;

/// <summary><c>backup make | try</c>: a copy of the embedded database, and whether it can be put back.</summary>
internal static class BackupCommand
{
    public static Command Make(CommandHost host)
    {
        var make = new Command("make", CommandText.Get("BackupMake"));
        make.SetAction((_, cancel) => host.RunAsync(
            needsDatabase: true, async (services, stop) => Told(await services.GetRequiredService<NightlyCopies>().MakeAsync(stop)), cancel));
        var file = new Argument<string>("file") { Description = CommandText.Get("BackupFile") };
        var attempt = new Command("try", CommandText.Get("BackupTry")) { file };
        attempt.SetAction((parsed, cancel) => host.RunAsync(
            needsDatabase: true,
            async (services, stop) => Told(await services.GetRequiredService<NightlyCopies>().TryAsync(Path.GetFullPath(parsed.GetRequiredValue(file)), stop)),
            cancel));
        return new Command("backup", CommandText.Get("Backup")) { make, attempt };
    }

    private static Result<string> Told(Result<TriedCopy> done) => done is { IsDone: true, Value: var copy }
        ? CommandText.Get("BackupDone", copy.File, copy.Tables, copy.Rows, copy.Opened, copy.Files)
        : done.Error!;
}
