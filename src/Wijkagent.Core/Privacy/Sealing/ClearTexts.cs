using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>
/// Seals what earlier versions kept in the clear: names and addresses of accounts, names of staff, and why something is held. A migration
/// reaches no keys, so the program does it after it migrated and before anybody is served. Doing it again changes nothing.
/// </summary>
public sealed class ClearTexts(WijkagentDbContext db, ContentKeys keys, SearchIndex index, IDatabaseDialect dialect, ILogger<ClearTexts> log)
{
    private const int AtOnce = 500;
    private const string Sealing = SealedTextColumn.Mark + "%";

    /// <summary>Seals all of it, or nothing.</summary>
    /// <returns>How many rows were in the clear.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if ((await AccountsAsync(cancel)).Count + (await HoldsAsync(cancel)).Count + (await NamesAsync(cancel)).Count == 0)
        {
            // Who was stopped after it was sealed had not come to this.
            await dialect.WipeDeletedAsync(db.Database, cancel);
            return 0;
        }

        var rows = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            // Once more: another node may have been first.
            var (accounts, holds, names) = (await AccountsAsync(cancel), await HoldsAsync(cancel), await NamesAsync(cancel));
            foreach (var some in accounts.Chunk(AtOnce))
                await SealAsync(some, cancel);
            foreach (var some in holds.Chunk(AtOnce))
                await SealAsync(some, cancel);
            foreach (var some in names.Chunk(AtOnce))
                await SealAsync(some, cancel);
            await transaction.CommitAsync(cancel);
            return accounts.Count + holds.Count + names.Count;
        });
        await dialect.WipeDeletedAsync(db.Database, cancel);
        log.LogWarning("{Rows} accounts, holds and names of staff were in the clear and are sealed; copies of the database from before hold them as they were", rows);
        return rows;
    }

    private async Task SealAsync(ClearAccount[] accounts, CancellationToken cancel)
    {
        var found = await keys.MakeAsync(accounts.Select(a => a.Id).ToHashSet(), cancel);
        foreach (var account in accounts)
        {
            var hash = account.Email is null ? null : await index.AccountAsync(account.Email, cancel);
            var name = Sealed(account.DisplayName, found[account.Id], account.Id, nameof(User.SealedName), typeof(User));
            var address = account.Email is null ? null : Sealed(account.Email, found[account.Id], account.Id, nameof(User.SealedEmail), typeof(User));
            await db.Users.Where(u => u.Id == account.Id).ExecuteUpdateAsync(
                u => u.SetProperty(x => x.SealedName, name).SetProperty(x => x.SealedEmail, address)
                    .SetProperty(x => x.NormalizedEmail, hash).SetProperty(x => x.NormalizedUserName, hash), cancel);
        }
    }

    private async Task SealAsync(ClearHold[] holds, CancellationToken cancel)
    {
        var found = await keys.MakeAsync(holds.Select(h => h.Id).ToHashSet(), cancel);
        foreach (var hold in holds)
        {
            var reason = Sealed(hold.Reason, found[hold.Id], hold.Id, nameof(LegalHold.Reason), typeof(LegalHold));
            await db.LegalHolds.Where(h => h.Id == hold.Id).ExecuteUpdateAsync(h => h.SetProperty(x => x.Reason, reason), cancel);
        }
    }

    private async Task SealAsync(ClearName[] names, CancellationToken cancel)
    {
        var found = await keys.MakeAsync(names.Select(n => n.Id).ToHashSet(), cancel);
        foreach (var one in names)
        {
            var name = Sealed(one.Name, found[one.Id], one.Id, nameof(StaffName.Name), typeof(StaffName));
            await db.StaffNames.Where(n => n.Id == one.Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.Name, name), cancel);
        }
    }

    /// <summary>
    /// In a copy that was put back may stand what was destroyed since: it is sealed with a key that nobody has, and goes with
    /// the next night.
    /// </summary>
    private static SealedText Sealed(string text, FoundKey found, Guid id, string property, Type entity)
    {
        var key = found.State switch
        {
            KeyState.Ready => found.Key!,
            KeyState.Destroyed => RandomNumberGenerator.GetBytes(SealedEnvelope.KeyLength),
            _ => throw new CryptographicException($"{entity.Name} {id} can't be sealed: its key is {found.State}."),
        };
        var fresh = SealedText.Of(text);
        fresh.Seal(key, id, SealedColumn.NameOf(entity, property), id);
        return fresh;
    }

    // Not by the model: to it, these columns hold sealed texts alone.
    private Task<List<ClearAccount>> AccountsAsync(CancellationToken cancel) => db.Database.SqlQuery<ClearAccount>(
        $"SELECT Id, Email, DisplayName FROM AspNetUsers WHERE DisplayName NOT LIKE {Sealing} OR Email NOT LIKE {Sealing}").ToListAsync(cancel);

    private Task<List<ClearHold>> HoldsAsync(CancellationToken cancel) => db.Database.SqlQuery<ClearHold>(
        $"SELECT Id, Reason FROM LegalHolds WHERE Reason NOT LIKE {Sealing}").ToListAsync(cancel);

    // What a migration took out of the columns of earlier versions.
    private Task<List<ClearName>> NamesAsync(CancellationToken cancel) => db.Database.SqlQuery<ClearName>(
        $"SELECT Id, Name FROM StaffNames WHERE Name NOT LIKE {Sealing}").ToListAsync(cancel);

    private sealed record ClearAccount(Guid Id, string? Email, string DisplayName);

    private sealed record ClearHold(Guid Id, string Reason);

    private sealed record ClearName(Guid Id, string Name);
}
