using System.CommandLine;
using Wijkagent.Core.Common;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Commands;

/// <summary><c>migrate</c>: brings the database to the shape this program expects.</summary>
internal static class MigrateCommand
{
    public static Command Make(CommandHost host)
    {
        var command = new Command("migrate", CommandText.Get("Migrate"));
        command.SetAction((_, cancel) => host.RunAsync(needsDatabase: false, MigrateAsync, cancel));
        return command;
    }

    private static async Task<Result<string>> MigrateAsync(IServiceProvider services, CancellationToken cancel)
    {
        var applied = await Migrations.MigrateAsync(services, cancel);
        return CommandText.Get("Migrated", applied.Count);
    }
}
