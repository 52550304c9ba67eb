using Spectre.Console;
using Wijkagent.Core.Common.Importing;

namespace Wijkagent.Web.Commands;

/// <summary>Where a verb reads from and writes to.</summary>
public sealed record CommandConsole(TextWriter Out, TextWriter Error, TextReader In, bool IsTerminal)
{
    /// <summary>The console of the process.</summary>
    public static CommandConsole System { get; } = new(
        Console.Out, Console.Error, Console.In, !Console.IsInputRedirected && !Console.IsOutputRedirected && !Console.IsErrorRedirected);

    /// <summary>Does long work while showing how far it is: a bar on a terminal, a line a step elsewhere.</summary>
    internal async Task<T> ShowAsync<T>(Func<IProgress<ImportProgress>, Task<T>> work)
    {
        if (!IsTerminal)
            return await work(new Lines(Error));
        var result = default(T)!;
        await AnsiConsole.Progress().AutoClear(true).HideCompleted(true).StartAsync(async bars => result = await work(new Bars(bars)));
        return result;
    }

    private sealed class Lines(TextWriter writer) : IProgress<ImportProgress>
    {
        private ImportStep? shown;

        public void Report(ImportProgress value)
        {
            lock (writer)
            {
                if (shown == value.Step)
                    return;
                shown = value.Step;
                writer.WriteLine(CommandText.Get($"Step{value.Step}"));
            }
        }
    }

    private sealed class Bars(ProgressContext context) : IProgress<ImportProgress>
    {
        private readonly Lock gate = new();
        private readonly Dictionary<ImportStep, ProgressTask> tasks = [];

        public void Report(ImportProgress value)
        {
            lock (gate)
            {
                foreach (var (step, earlier) in tasks)
                {
                    if (step != value.Step)
                        earlier.StopTask();
                }

                if (!tasks.TryGetValue(value.Step, out var task))
                    task = tasks[value.Step] = context.AddTask(CommandText.Get($"Step{value.Step}"));
                task.IsIndeterminate = value.Total == 0;
                if (value.Total > 0)
                    (task.MaxValue, task.Value) = (value.Total, value.Done);
            }
        }
    }
}
