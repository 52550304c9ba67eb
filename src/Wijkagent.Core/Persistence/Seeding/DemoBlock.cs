using Wijkagent.Core.Officers;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>A website on the block list, in the file.</summary>
/// <param name="Website">Which.</param>
/// <param name="By">Who set it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Weeks">For how long.</param>
/// <param name="DaysAgo">When.</param>
internal sealed record DemoBlock(string Website, string By, string Reason, int Weeks, int DaysAgo)
{
    private static readonly TimeSpan Set = TimeSpan.FromHours(10);

    /// <summary>The list of the team of the demo town.</summary>
    public static async Task AddAllAsync(WijkagentDbContext db, Team team, DemoPeople people, DemoDays days, CancellationToken cancel)
    {
        foreach (var entry in await SeedFiles.ReadAsync<DemoBlock[]>("Demo.blocks.json", cancel))
        {
            var term = new BlockTerm(entry.Weeks, entry.Reason);
            db.SendingBlocks.Add(SendingBlock.OfWebsite(team.Id, entry.Website, term, people.By(entry.By), DemoDays.At(days.Ago(entry.DaysAgo), Set)));
        }
    }
}
