using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Officers.Importing;

/// <summary>
/// Imports officers and stations from the police's open data in one transaction. What the desk added itself stays:
/// deputies, absences, consultation hours, English texts, and the team once an officer has one.
/// </summary>
public sealed class OfficerImport(WijkagentDbContext db, TimeProvider clock)
{
    /// <summary>Imports a file; nothing is stored when anything in it is wrong.</summary>
    /// <returns>What was done, or the first error; a file that was imported before changes nothing.</returns>
    public async Task<Result<OfficersImported>> ImportAsync(
        ImportOfficers input, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        progress?.Report(new(ImportStep.Reading));
        var opened = await ImportFile.OpenAsync(input.Source, cancel);
        if (!opened.IsDone)
            return opened.Error;
        using var unpacked = opened.Value;
        var file = await OfficerFile.ReadAsync(unpacked, cancel);
        if (!file.IsDone)
            return file.Error;
        if (input.Complete && file.Value.HasMorePages)
            return new OfficerFileHasMorePages();

        progress?.Report(new(ImportStep.Comparing));
        var changes = new OfficerChanges(db, input, clock.GetUtcNow().UtcDateTime);
        await changes.LoadAsync(cancel);
        if (changes.UpdateStations(file.Value.Stations) is { } error)
        {
            db.ChangeTracker.Clear();
            return error;
        }

        changes.UpdateOfficers(file.Value.Officers);
        progress?.Report(new(ImportStep.Saving));
        var done = changes.Summary(file.Value);
        if (done.Added + done.Changed + done.Left > 0)
        {
            await db.RaiseRevisionAsync(Revision.Officers, cancel);
            await db.SaveChangesAsync(cancel);
        }

        return done;
    }
}
