using BenchmarkDotNet.Attributes;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Bench;

/// <summary>Looks up points all over the country, on one core.</summary>
[MemoryDiagnoser]
public class LocateBenchmark
{
    private const int Points = 10_000;

    private readonly GeoPoint[] points = RandomPoints.InTheCountry(Points);
    private AreaIndex index = null!;

    [GlobalSetup]
    public async Task ReadAsync()
    {
        using var country = await Country.ImportAsync(Environment.GetEnvironmentVariable("WIJKAGENT_SHARED_DATA"));
        await using var db = country.Open();
        index = await AreaIndexBuilder.ReadAsync(db, CancellationToken.None);
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public int Locate()
    {
        var found = 0;
        foreach (var point in points)
        {
            if (index.Locate(point) is not null)
                found++;
        }

        return found;
    }
}

/// <summary>Points to look up; always the same ones.</summary>
internal static class RandomPoints
{
    public static GeoPoint[] InTheCountry(int count)
    {
        var random = new Random(2026);
        return [.. Enumerable.Range(0, count).Select(_ => new GeoPoint(3.4 + (random.NextDouble() * 3.8), 50.8 + (random.NextDouble() * 2.7)))];
    }
}
