using System.Diagnostics;
using System.Globalization;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Words;
using Wijkagent.Training;

namespace Wijkagent.Bench;

/// <summary>What it costs to read what a text is about, printed.</summary>
public static class WordsCost
{
    private const int Rounds = 5;

    /// <summary>Prints the time to read the first text, which opens the model, then that of each text that was held out and of one of the longest, five rounds.</summary>
    public static void Print()
    {
        List<string> texts = [.. KindExamples.HeldOut.Select(example => example.Text)];
        var started = Stopwatch.GetTimestamp();
        KindProposals.Read(texts[0]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the first text, with opening the model, {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms"));
        List<string> longest = [string.Join(' ', texts)[..Report.TextLength]];
        for (var round = 1; round <= Rounds; round++)
            Console.WriteLine($"a text of the held-out fifth {MicrosecondsEach(texts)} µs, one of {Report.TextLength} characters {MicrosecondsEach(longest)} µs");
    }

    private static string MicrosecondsEach(List<string> texts)
    {
        const int Times = 20;
        var started = Stopwatch.GetTimestamp();
        for (var time = 0; time < Times; time++)
            texts.ForEach(text => KindProposals.Read(text));
        return (Stopwatch.GetElapsedTime(started).TotalMicroseconds / (Times * texts.Count)).ToString("F0", CultureInfo.InvariantCulture);
    }
}
