using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>
/// Adds postcodes and the neighbourhoods they lie in, in one transaction. What another file said before stays: files
/// add to each other.
/// </summary>
public sealed class PostcodeImport(WijkagentDbContext db)
{
    // The CBS's table gives half a million postcodes; so many at once would not fit the change tracker.
    private const int BatchSize = 10_000;

    /// <summary>Imports a file; nothing is stored when it can't be read to its end.</summary>
    /// <returns>What was done, or the first error.</returns>
    public async Task<Result<PostcodesImported>> ImportAsync(
        ImportPostcodes input, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        progress?.Report(new(ImportStep.Reading));
        var opened = await ImportFile.OpenAsync(input.Source, cancel);
        if (!opened.IsDone)
            return opened.Error;
        using var unpacked = opened.Value;
        var table = await CsvTable.OpenAsync(unpacked, cancel);
        if (!table.IsDone)
            return table.Error;
        using var rows = table.Value;
        var neighbourhoods = await db.Neighbourhoods.Where(n => n.EndedInYear == null)
            .Select(n => new { n.Code, n.Id })
            .ToDictionaryAsync(n => n.Code, n => n.Id, StringComparer.Ordinal, cancel);
        var file = await PostcodeFile.ReadAsync(rows, neighbourhoods, cancel);
        if (!file.IsDone)
            return file.Error;

        progress?.Report(new(ImportStep.Comparing));
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var done = await SaveAsync(file.Value, progress, cancel);
            await transaction.CommitAsync(cancel);
            return done;
        });
    }

    private async Task<PostcodesImported> SaveAsync(
        PostcodeFile file, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var placed = await PlaceKnownAsync(file, cancel);
        var known = (await db.Postcodes.Select(p => p.Code).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var added = file.Postcodes.Where(p => !known.Contains(p.Key)).Select(p => Make(p.Key, p.Value)).ToList();
        var links = await KnownLinksAsync(cancel);
        var linked = file.Links.Where(l => !links.Contains(l)).Select(LinkRow).ToList();

        var total = added.Count + linked.Count;
        var written = 0;
        foreach (var batch in added.Cast<object>().Concat(linked).Chunk(BatchSize))
        {
            foreach (var item in batch)
            {
                if (item is Postcode postcode)
                    db.Postcodes.Add(postcode);
                else
                    Links.Add((Dictionary<string, object>)item);
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            progress?.Report(new(ImportStep.Saving, written += batch.Length, total));
        }

        // Places are searched in memory, where they are read again when this is higher.
        if (added.Count + placed + linked.Count > 0)
        {
            await db.RaiseRevisionAsync(Revision.Areas, cancel);
            await db.SaveChangesAsync(cancel);
        }

        return new PostcodesImported(added.Count, placed, linked.Count, file.UnknownAreas, file.Skipped);
    }

    private DbSet<Dictionary<string, object>> Links => db.Set<Dictionary<string, object>>("PostcodeNeighbourhood");

    private async Task<HashSet<(string, Guid)>> KnownLinksAsync(CancellationToken cancel)
    {
        var links = await Links
            .Select(l => new { Code = EF.Property<string>(l, "PostcodeCode"), Id = EF.Property<Guid>(l, "NeighbourhoodsId") })
            .ToListAsync(cancel);
        return links.Select(l => (l.Code, l.Id)).ToHashSet();
    }

    private static Dictionary<string, object> LinkRow((string Postcode, Guid Neighbourhood) link) =>
        new() { ["PostcodeCode"] = link.Postcode, ["NeighbourhoodsId"] = link.Neighbourhood };

    private async Task<int> PlaceKnownAsync(PostcodeFile file, CancellationToken cancel)
    {
        if (file.Postcodes.Values.All(p => p is null))
            return 0;
        var placed = 0;
        await foreach (var postcode in db.Postcodes.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (file.Postcodes.GetValueOrDefault(postcode.Code) is not { } place)
                continue;
            var (name, longitude, latitude) =
                (place.Place ?? postcode.Place, place.Point?.Longitude ?? postcode.Longitude, place.Point?.Latitude ?? postcode.Latitude);
            if ((postcode.Place, postcode.Longitude, postcode.Latitude) == (name, longitude, latitude))
                continue;
            postcode.LieAt(name, longitude, latitude);
            placed++;
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return placed;
    }

    private static Postcode Make(string code, PostcodePlace? place)
    {
        var postcode = new Postcode(code);
        if (place is not null)
            postcode.LieAt(place.Place, place.Point?.Longitude, place.Point?.Latitude);
        return postcode;
    }
}
