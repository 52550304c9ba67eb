using System.CommandLine;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Web.Commands;

/// <summary><c>retention plan | run</c>: what has to go by the terms of retention, shown or done.</summary>
internal static class RetentionCommand
{
    public static Command Make(CommandHost host)
    {
        var list = new Option<bool>("--list") { Description = CommandText.Get("RetentionList") };
        var plan = new Command("plan", CommandText.Get("RetentionPlan")) { list };
        plan.SetAction((parsed, cancel) => host.RunAsync(
            needsDatabase: true, (services, stop) => PlanAsync(services, parsed.GetValue(list), host.Console, stop), cancel));
        var run = new Command("run", CommandText.Get("RetentionRun"));
        run.SetAction((_, cancel) => host.RunSealedAsync((services, stop) => RunAsync(services, host.Console, stop), cancel));
        return new Command("retention", CommandText.Get("Retention")) { plan, run };
    }

    private static async Task<Result<string>> PlanAsync(IServiceProvider services, bool list, CommandConsole console, CancellationToken cancel)
    {
        var aged = await services.GetRequiredService<Ageing>().PlanAsync(cancel);
        var state = await services.GetRequiredService<RetentionOverview>().ReadAsync(cancel);
        var planned = state.Tonight;
        await ShowAsync(planned, console);
        if (list)
        {
            foreach (var (rule, code) in await services.GetRequiredService<DestructionPlan>().ListAsync(cancel))
                await console.Out.WriteLineAsync($"{rule}: {code}");
        }

        return CommandText.Get("RetentionPlanned", aged.ByKeyOnly, aged.Locked, planned.Sum(p => p.Count), state.Overdue);
    }

    private static async Task<Result<string>> RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancel)
    {
        var aged = await services.GetRequiredService<Ageing>().RunAsync(cancel);
        var destroyed = await services.GetRequiredService<Destroying>().RunAsync(cancel);
        await ShowAsync(destroyed, console);
        return CommandText.Get("RetentionDone", aged.ByKeyOnly, aged.Locked, destroyed.Sum(d => d.Count));
    }

    private static async Task ShowAsync(IEnumerable<RuleCount> counts, CommandConsole console)
    {
        foreach (var (rule, count) in counts)
            await console.Out.WriteLineAsync(CommandText.Get("RetentionLine", rule, count));
    }
}
