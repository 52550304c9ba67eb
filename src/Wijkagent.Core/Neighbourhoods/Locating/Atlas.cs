using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>Areas, places and officers as they were read together.</summary>
/// <param name="Areas">All areas that exist, and where points lie.</param>
/// <param name="Names">Areas and places by name.</param>
/// <param name="Officers">Who answers where.</param>
/// <param name="AreasRevision">The revision of the areas that was read; 0 before the first import.</param>
/// <param name="OfficersRevision">The revision of the officers that was read; 0 when there are none.</param>
public sealed record AtlasSheet(AreaIndex Areas, AreaNames Names, OfficerDirectory Officers, int AreasRevision, int OfficersRevision);

/// <summary>
/// Holds the sheet that all requests read. It is read from the database at start and again whenever a
/// <see cref="Revision"/> says that areas or officers were changed, by this node or another.
/// </summary>
public sealed class Atlas(IServiceScopeFactory scopes, ILogger<Atlas> log) : IDisposable
{
    private readonly SemaphoreSlim oneReader = new(1);
    private volatile AtlasSheet? current;

    /// <summary>Whether a first sheet was read; until then the program is not ready for visitors.</summary>
    public bool IsReady => current is not null;

    /// <summary>The sheet; read now when there is none yet.</summary>
    public ValueTask<AtlasSheet> OpenAsync(CancellationToken cancel) =>
        current is { } sheet ? ValueTask.FromResult(sheet) : new ValueTask<AtlasSheet>(ReadWhatChangedAsync(cancel));

    /// <summary>Reads again what was changed since the sheet was read; nothing when nothing was.</summary>
    public Task RefreshAsync(CancellationToken cancel) => ReadWhatChangedAsync(cancel);

    /// <inheritdoc />
    public void Dispose() => oneReader.Dispose();

    private async Task<AtlasSheet> ReadWhatChangedAsync(CancellationToken cancel)
    {
        await oneReader.WaitAsync(cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WijkagentDbContext>();
            // The numbers come before the rows: what is changed in between is read twice, never missed.
            var revisions = await db.Revisions.AsNoTracking().ToDictionaryAsync(r => r.Name, r => r.Number, cancel);
            var areas = revisions.GetValueOrDefault(Revision.Areas);
            var officers = revisions.GetValueOrDefault(Revision.Officers);
            var old = current;
            if (old is not null && old.AreasRevision == areas && old.OfficersRevision == officers)
                return old;

            return current = await ReadAsync(db, old, areas, officers, cancel);
        }
        finally
        {
            oneReader.Release();
        }
    }

    private async Task<AtlasSheet> ReadAsync(WijkagentDbContext db, AtlasSheet? old, int areas, int officers, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var keepsAreas = old is not null && old.AreasRevision == areas;
        var index = keepsAreas ? old!.Areas : await AreaIndexBuilder.ReadAsync(db, cancel);
        var names = keepsAreas ? old!.Names : await AreaNames.ReadAsync(db, index, cancel);
        // Officers hang on areas, so a change of either reads them again; it is the small part.
        var directory = await OfficerDirectoryReader.ReadAsync(db, cancel);
        // At the start it is as it should be; later it tells that an import or the desk changed something.
        log.Log(
            old is null ? LogLevel.Debug : LogLevel.Information,
            "Read {Neighbourhoods} neighbourhoods and {Officers} officers in {Milliseconds} ms",
            index.Count, directory.Officers.Count, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return new AtlasSheet(index, names, directory, areas, officers);
    }
}
