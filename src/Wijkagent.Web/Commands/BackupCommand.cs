using System.CommandLine;
using Wijkagent.Core.Common;
using Wijkagent.Web.Workers.Backups;

namespace Wijkagent.Web.Commands;

/// <summary><c>backup make | try | open</c>: a sealed copy of the embedded database, whether it can be put back, and the database in it.</summary>
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
            needsDatabase: false,
            async (services, stop) => Told(await services.GetRequiredService<NightlyCopies>().TryAsync(Path.GetFullPath(parsed.GetRequiredValue(file)), stop)),
            cancel));
        var target = new Argument<string>("target") { Description = CommandText.Get("BackupTarget") };
        var open = new Command("open", CommandText.Get("BackupOpen")) { file, target };
        open.SetAction((parsed, cancel) => host.RunAsync(
            needsDatabase: false,
            (services, stop) => OpenAsync(services, Path.GetFullPath(parsed.GetRequiredValue(file)), Path.GetFullPath(parsed.GetRequiredValue(target)), stop),
            cancel));
        return new Command("backup", CommandText.Get("Backup")) { make, attempt, open };
    }

    private static async Task<Result<string>> OpenAsync(IServiceProvider services, string file, string target, CancellationToken cancel)
    {
        var done = await services.GetRequiredService<NightlyCopies>().OpenAsync(file, target, cancel);
        return done.IsDone ? CommandText.Get("BackupOpened", file, target) : done.Error;
    }

    private static Result<string> Told(Result<TriedCopy> done) => done is { IsDone: true, Value: var copy }
        ? CommandText.Get("BackupDone", copy.File, copy.Tables, copy.Rows, copy.Opened, copy.Files)
        : done.Error!;
}
