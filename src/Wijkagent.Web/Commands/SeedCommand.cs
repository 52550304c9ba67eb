using System.CommandLine;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence.Seeding;

namespace Wijkagent.Web.Commands;

/// <summary>Outside Development the demo town comes only to who says so twice.</summary>
public sealed record DemoNotConfirmed : ConflictError;

/// <summary>The database holds another municipality than that of the demo.</summary>
public sealed record DemoBesideAnother : ConflictError;

/// <summary><c>seed demo</c>: fills the database with the demo town.</summary>
internal static class SeedCommand
{
    public static Command Make(CommandHost host)
    {
        var yes = new Option<bool>("--yes") { Description = CommandText.Get("SeedDemoYes") };
        var demo = new Command("demo", CommandText.Get("SeedDemo")) { yes };
        demo.SetAction((parsed, cancel) => host.RunSealedAsync(
            (services, stop) => SeedAsync(services, parsed.GetValue(yes), stop), cancel));
        return new Command("seed", CommandText.Get("Seed")) { demo };
    }

    private static async Task<Result<string>> SeedAsync(IServiceProvider services, bool confirmed, CancellationToken cancel)
    {
        var isDevelopment = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        // Where others are already, invented people and, in Development, accounts that everybody knows are none to add in passing.
        if (!confirmed && await services.GetRequiredService<DemoSeed>().WouldJoinAnotherAsync(cancel))
            return new DemoBesideAnother();
        if (!isDevelopment && !confirmed)
            return new DemoNotConfirmed();
        await services.GetRequiredService<ReferenceSeed>().RunAsync(cancel);
        var made = await services.GetRequiredService<DemoSeed>().RunAsync(known: isDevelopment, cancel);
        return made is null
            ? CommandText.Get("SeedDemoThere")
            : CommandText.Get("SeedDemoDone", made.Districts, made.Neighbourhoods, made.Officers, made.Reports, made.Cases, made.Accounts);
    }
}
