using System.Diagnostics;
using System.Globalization;
using NetVips;
using Wijkagent.Core.Media;

namespace Wijkagent.Bench;

/// <summary>What it costs to make the two pictures that are kept of one of 12 megapixels, and how a claim of 30,000 × 30,000 is refused, printed.</summary>
public static class PhotoCost
{
    private const int Rounds = 5;
    private const double Megabyte = 1024 * 1024;
    private static double atStart;

    /// <summary>Prints time, processor time and how much memory it took besides the file, with pictures of noise: the hardest there are.</summary>
    public static async Task PrintAsync()
    {
        using var maker = new PictureMaker();
        foreach (var (name, width, format) in new[] { ("JPEG", 4000, ".jpg[Q=90]"), ("JPEG of 48 megapixels", 8000, ".jpg[Q=70]"), ("WebP", 4000, ".webp"), ("progressive JPEG", 4000, ".jpg[Q=90,interlace]"), ("progressive JPEG of 48 megapixels", 8000, ".jpg[Q=70,interlace]"), ("PNG in rounds of 48 megapixels", 8000, ".png[interlace,compression=1]") })
        {
            var picture = Picture(width, width * 3 / 4, format);
            GC.Collect();
            atStart = Resident("VmRSS:");
            File.WriteAllText("/proc/self/clear_refs", "5");
            await MeasureAsync(name, picture, maker);
            var (started, before) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
            for (var round = 0; round < Rounds; round++)
                await MeasureOneAsync(picture, maker);
            Print($"{name}: {Rounds} of them", started, before);
        }

        var claim = Claim();
        var (at, cpu) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        var refused = await maker.MakeAsync("claim", claim, CancellationToken.None);
        Print($"a claim of 30,000 x 30,000: {refused.Error?.Name}", at, cpu);
    }

    private static async Task MeasureAsync(string name, byte[] picture, PictureMaker maker)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        await MeasureOneAsync(picture, maker);
        Print(string.Create(CultureInfo.InvariantCulture, $"{name} of {picture.Length / Megabyte:F1} MB"), started, before);
    }

    private static async Task MeasureOneAsync(byte[] picture, PictureMaker maker)
    {
        var made = await maker.MakeAsync("picture", picture, CancellationToken.None);
        if (!made.IsDone)
            throw new InvalidOperationException(made.Error.Name);
    }

    private static void Print(string what, long started, TimeSpan before) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s, {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:F2} s CPU, {Resident("VmHWM:") - atStart:F0} MB more at most"));

    /// <summary>The memory of this process in megabytes, as Linux tells it.</summary>
    private static double Resident(string which)
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(which, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static byte[] Picture(int width, int height, string format)
    {
        using var noise = Image.Gaussnoise(width, height, sigma: 40, mean: 128).Cast(Enums.BandFormat.Uchar);
        using var coloured = noise.Bandjoin(noise, noise).Copy(interpretation: Enums.Interpretation.Srgb);
        return coloured.WriteToBuffer(format);
    }

    private static byte[] Claim()
    {
        using var dot = Image.Black(1, 1);
        using var wide = dot.Embed(0, 0, 30_000, 30_000);
        return wide.PngsaveBuffer(compression: 9);
    }
}
