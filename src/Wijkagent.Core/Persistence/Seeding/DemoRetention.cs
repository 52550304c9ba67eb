using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Fills in what the demo town destroyed in earlier nights, and a case that a court still needs.</summary>
internal sealed class DemoRetention(DemoCases cases, DemoPeople people, DemoDays days)
{
    private static readonly TimeSpan Night = TimeSpan.FromHours(Nights.FromHour);
    private static readonly TimeSpan Held = TimeSpan.FromHours(10);

    public async Task AddToAsync(WijkagentDbContext db, CancellationToken cancel)
    {
        var entries = await SeedFiles.ReadAsync<RetentionEntries>("Demo.retention.json", cancel);
        foreach (var gone in entries.Destroyed)
            db.Destructions.Add(new Destruction(gone.Rule, gone.Count, DemoDays.At(days.Ago(gone.NightsAgo), Night)));
        var held = cases.ByKey(entries.Hold.Case);
        db.LegalHolds.Add(new LegalHold(
            held.Id, held.Number, entries.Hold.Reason, people.By(entries.Hold.By), DemoDays.At(days.Ago(entries.Hold.DaysAgo), Held)));
    }
}
