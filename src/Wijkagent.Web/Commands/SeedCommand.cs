using System.CommandLine;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence.Seeding;

namespace Wijkagent.Web.Commands;

/// <summary>The demo town would be put among the real data of a production system.</summary>
public sealed record DemoNotConfirmed : InvalidError;

/// <summary><c>seed demo</c>: adds the invented town, with its people and its reports.</summary>
internal static class SeedCommand
{
    public static Command Make(CommandHost host)
    {
        var yes = new Option<bool>("--yes") { Description = CommandText.Get("SeedYes") };
        var demo = new Command("demo", CommandText.Get("SeedDemo")) { yes };
        demo.SetAction((parsed, cancel) => host.RunAsync(
            needsDatabase: true, (services, stop) => SeedAsync(services, parsed.GetValue(yes), stop), cancel));
        return new Command("seed", CommandText.Get("Seed")) { demo };
    }

    private static async Task<Result<string>> SeedAsync(IServiceProvider services, bool confirmed, CancellationToken cancel)
    {
        // Accounts and secrets that stand in the README belong on a developer's machine alone.
        var isDevelopment = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        if (!isDevelopment && !confirmed)
            return new DemoNotConfirmed();
        await services.GetRequiredService<ReferenceSeed>().RunAsync(cancel);
        return await services.GetRequiredService<DemoSeed>().RunAsync(known: isDevelopment, cancel) is { } added
            ? CommandText.Get("Seeded", added.Districts, added.Neighbourhoods, added.Officers, added.Reports, added.Cases, added.Accounts)
            : CommandText.Get("SeededBefore");
    }
}
