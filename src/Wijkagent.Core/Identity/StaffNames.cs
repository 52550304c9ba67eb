using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Identity;

/// <summary>What members of the staff are called, by their accounts.</summary>
/// <param name="names">The names.</param>
public sealed class NamesOfStaff(IReadOnlyDictionary<Guid, string> names)
{
    /// <summary>The name; empty when nothing is known of it.</summary>
    public string Of(Guid? userId) => userId is { } id ? names.GetValueOrDefault(id, "") : "";
}

/// <summary>Tells what members of the staff are called, for pages that say what they did. A request asks for each name once.</summary>
public sealed class StaffNames(WijkagentDbContext db, Contents contents)
{
    // As many keys as a question to the database may ask for.
    private const int AtOnce = 500;

    private readonly Dictionary<Guid, string> asked = [];

    /// <summary>The names of these, with one query for the names and one for their keys.</summary>
    public async Task<NamesOfStaff> OfAsync(IEnumerable<Guid?> userIds, CancellationToken cancel)
    {
        foreach (var some in userIds.OfType<Guid>().Distinct().Where(id => !asked.ContainsKey(id)).Chunk(AtOnce))
        {
            var found = await OpenAsync(db.StaffNames.AsNoTracking().Where(n => some.Contains(n.UserId)), cancel);
            foreach (var id in some)
                asked[id] = "";
            // Of two rows, one that can be read.
            foreach (var name in found.OrderBy(n => !n.Name.IsGone))
                asked[name.UserId] = name.Name;
        }

        return new NamesOfStaff(asked);
    }

    /// <summary>
    /// Whose name has these words in it, whatever capitals and accents. Names are sealed, so all are opened; of a larger
    /// organisation, as many as <see cref="UserDirectory.OpenLimit"/>.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> HavingAsync(string words, CancellationToken cancel)
    {
        var all = await db.StaffNames.AsNoTracking().OrderBy(n => n.Id).Take(UserDirectory.OpenLimit).ToListAsync(cancel);
        foreach (var some in all.Chunk(AtOnce))
            await contents.OpenAllAsync(some, cancel);
        return [.. all.Where(n => Has(n.Name.Value, words)).Select(n => n.UserId).Distinct()];
    }

    /// <summary>Whether the words are part of a name or address, whatever capitals and accents.</summary>
    internal static bool Has(string? text, string words) => text is not null && CultureInfo.InvariantCulture.CompareInfo.IndexOf(
        text, words, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private async Task<List<StaffName>> OpenAsync(IQueryable<StaffName> names, CancellationToken cancel)
    {
        var found = await names.ToListAsync(cancel);
        await contents.OpenAllAsync(found, cancel);
        return found;
    }
}
