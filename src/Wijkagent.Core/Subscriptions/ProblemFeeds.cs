using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Known;

namespace Wijkagent.Core.Subscriptions;

/// <summary>What the feed of one problem tells: its public state alone.</summary>
/// <param name="Name">By what a program knows the state again: another one in another state, and it tells nothing.</param>
/// <param name="Kind">What kind of problem it is.</param>
/// <param name="State">How far it is.</param>
/// <param name="At">The month in which it was told, by its beginning, UTC. When it came in this state is told to nobody.</param>
public sealed record ProblemFeed(string Name, LocalizedText Kind, KnownState State, DateTime At);

/// <summary>What who follows a problem by a feed reads. Nothing is kept of it: the key says which problem, and nobody finds one.</summary>
public sealed class ProblemFeeds(WijkagentDbContext db, SubscriptionLinks links, SearchIndex index)
{
    private const int NameBytes = 12;

    /// <summary>The key of the feed of a problem that was picked to be followed.</summary>
    public string KeyOf(Guid anchor) => links.Make(anchor, SubscriptionLink.ReadProblem);

    /// <summary>The feed, by its key; null when the key is none of ours, or the problem is old, gone, or of a kind that nobody may know of any more.</summary>
    public async Task<ProblemFeed?> ReadAsync(string? key, CancellationToken cancel)
    {
        if (links.Read(key, SubscriptionLink.ReadProblem) is not { } anchor)
            return null;
        var found = await db.Reports.AsNoTracking().Where(r => r.Id == anchor && r.Band == AgeBand.Free && !r.Kind.Sensitive)
            .Select(r => new { Kind = new LocalizedText(r.Kind.Name.Nl, r.Kind.Name.En), r.Status, OnCase = r.Case == null ? null : (CaseStatus?)r.Case.Status, r.SubmittedAt })
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var state = KnownStates.Of(found.Status, found.OnCase);
        var name = await index.AddressAsync(string.Create(CultureInfo.InvariantCulture, $"entry {anchor:N} {state}"), cancel);
        // The first of the month: of several who told it, the page shows the day of the last alone.
        var day = WorkingTime.DayOf(found.SubmittedAt);
        var at = WorkingTime.StartOf(day.AddDays(1 - day.Day));
        return new ProblemFeed(Convert.ToHexStringLower(name.AsSpan(0, NameBytes)), found.Kind, state, at);
    }
}
