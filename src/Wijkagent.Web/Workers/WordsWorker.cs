using Wijkagent.Core.Reports.Words;

namespace Wijkagent.Web.Workers;

/// <summary>Lets the program learn the kinds of report at start, beside it, so that nobody who tells in own words waits for it.</summary>
public sealed class WordsWorker : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not in the way of the start itself.
        await Task.Yield();
        KindProposals.Prepare();
    }
}
