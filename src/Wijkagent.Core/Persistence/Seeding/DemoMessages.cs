using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Fills in what people of the demo town wrote to their officers: some of it is dealt with, some of it waits.</summary>
internal sealed class DemoMessages(DemoOfficers officers, DemoDays days)
{
    private static readonly TimeSpan AnsweringTime = TimeSpan.FromHours(21.5);

    public async Task AddToAsync(WijkagentDbContext db, CancellationToken cancel)
    {
        // Before there are accounts: an officer is known by name alone.
        var actors = new DemoActors(officers, new Dictionary<string, User>());
        var entries = await SeedFiles.ReadAsync<MessageEntry[]>("Demo.messages.json", cancel);
        foreach (var (index, entry) in entries.Index())
        {
            var message = new ContactMessage(
                officers.All[entry.Officer].Id,
                entry.Name,
                entry.Email,
                entry.Text,
                $"demo-{index}",
                DemoDays.At(days.Ago(entry.DaysAgo), entry.Time.ToTimeSpan()));
            if (entry.HandledDaysAgo is { } ago)
                message.Handle(actors.By(entry.Officer), DemoDays.At(days.Ago(ago), AnsweringTime));
            db.Add(message);
        }
    }
}
