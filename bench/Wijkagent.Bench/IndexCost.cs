using System.Diagnostics;
using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Bench;

/// <summary>Prints how long the index of the whole country takes to read, how much memory it keeps, and a look-up.</summary>
internal static class IndexCost
{
    private const int Rounds = 5;

    public static async Task PrintAsync(string? data)
    {
        using var country = await Country.ImportAsync(data);
        var points = RandomPoints.InTheCountry(200_000);
        for (var round = 1; round <= Rounds; round++)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var started = Stopwatch.GetTimestamp();
            await using var db = country.Open();
            var index = await AreaIndexBuilder.ReadAsync(db, CancellationToken.None);
            var read = Stopwatch.GetElapsedTime(started);
            var used = Process.GetCurrentProcess().TotalProcessorTime - processor;
            var kept = GC.GetTotalMemory(forceFullCollection: true) - before;

            started = Stopwatch.GetTimestamp();
            var found = points.Count(p => index.Locate(p) is not null);
            var lookUp = Stopwatch.GetElapsedTime(started) / points.Length;
            Console.WriteLine(
                $"{index.Count} neighbourhoods: read in {read.TotalMilliseconds:F0} ms ({used.TotalMilliseconds:F0} ms CPU), "
                + $"{kept / 1048576.0:F1} MB kept, {lookUp.TotalMicroseconds:F2} µs a look-up ({found} of {points.Length} found)");
        }
    }
}
