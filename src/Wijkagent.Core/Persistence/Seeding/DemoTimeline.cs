using Wijkagent.Core.Common;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>All that happens in the demo town, played in the order in which it happened.</summary>
internal sealed class DemoTimeline
{
    private readonly List<(DateTime At, Action<DateTime> Happens)> moments = [];

    /// <summary>Something happens at a moment (UTC), and is told that moment.</summary>
    public void At(DateTime at, Action<DateTime> happens) => moments.Add((at, happens));

    public void Play()
    {
        foreach (var (at, happens) in moments.OrderBy(m => m.At).ToList())
            happens(at);
    }

    /// <summary>The demo files tell only what may happen; anything else is a mistake in them.</summary>
    /// <exception cref="InvalidOperationException">It may not happen.</exception>
    public static void Demand(Error? refused, string what)
    {
        if (refused is not null)
            throw new InvalidOperationException($"The demo data can't be: {what}: {refused}.");
    }
}
