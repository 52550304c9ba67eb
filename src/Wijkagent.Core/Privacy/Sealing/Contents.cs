using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>What pages show in the place of a text that nobody can read.</summary>
public interface IContentWords
{
    /// <summary>Its key was destroyed, as it had to be.</summary>
    string Destroyed { get; }

    /// <summary>It is not as it was written, or its key is lost.</summary>
    string Unreadable { get; }
}

/// <summary>
/// Something was to be written to what was destroyed. Rows go with their keys, so only who wrote while the night job was
/// at work meets this, or who restored an old copy of the database.
/// </summary>
public sealed class ContentDestroyedException(string column) : InvalidOperationException($"{column} can't be written: what it belongs to was destroyed.");

/// <summary>Seals texts when they are saved, and opens those of a page at once.</summary>
public sealed class Contents(ContentKeys keys, SearchIndex index, IContentWords words, ILogger<Contents> log)
{
    /// <summary>Opens all sealed texts in a row, or in what a query projected.</summary>
    public Task OpenAsync<T>(T? holder, CancellationToken cancel)
        where T : class =>
        holder is null ? Task.CompletedTask : OpenTextsAsync(SealedIn<T>.Of(holder), cancel);

    /// <summary>Opens all sealed texts in these, with one query for their keys.</summary>
    public Task OpenAllAsync<T>(IEnumerable<T> holders, CancellationToken cancel)
        where T : class =>
        OpenTextsAsync(holders.SelectMany(SealedIn<T>.Of), cancel);

    /// <summary>Opens these, with one query for their keys.</summary>
    public async Task OpenTextsAsync(IEnumerable<SealedText?> texts, CancellationToken cancel)
    {
        var closed = texts.OfType<SealedText>().Where(t => t.IsClosed)
            .Select(t => (Text: t, Key: SealedEnvelope.KeyOf(t.Envelope)))
            .ToList();
        if (closed.Count == 0)
            return;
        var found = await keys.FindAsync(closed.Select(c => c.Key).OfType<Guid>().ToHashSet(), cancel);
        foreach (var (text, key) in closed)
            Open(text, key is { } id ? found[id] : new FoundKey(KeyState.Missing));
    }

    /// <summary>Whether one of these texts is that.</summary>
    public async Task<bool> ContainAsync(IReadOnlyCollection<SealedText> texts, string text, CancellationToken cancel)
    {
        await OpenTextsAsync(texts, cancel);
        return texts.Any(t => t.Value == text);
    }

    /// <summary>Before a save: what is new is sealed, with keys that are on disk by then, and can be found by its words.</summary>
    internal async Task PrepareAsync(WijkagentDbContext db, IReadOnlyList<FreshText> fresh, CancellationToken cancel)
    {
        var made = fresh.Where(f => f.IsOwnerNew).Select(f => f.KeyId).ToHashSet();
        var found = (await keys.MakeAsync(made, cancel))
            .Concat(await keys.FindAsync(fresh.Select(f => f.KeyId).Where(id => !made.Contains(id)).ToHashSet(), cancel))
            .ToDictionary();
        foreach (var one in fresh)
        {
            if (found[one.KeyId].State == KeyState.Destroyed)
                throw new ContentDestroyedException(one.Column);
            if (found[one.KeyId] is not { State: KeyState.Ready, Key: { } key })
                throw new InvalidOperationException($"{one.Column} can't be sealed: its key is {found[one.KeyId].State}.");
            one.Text.Seal(key, one.KeyId, one.Column, one.Row);
        }

        foreach (var entry in db.ChangeTracker.Entries<IFoundByWords>().Where(e => e.State == EntityState.Added).ToList())
            await index.AddAsync(db, ((IHoldsContent)entry.Entity).ContentKeyId, entry.Entity.TextToFind, cancel);
        foreach (var entry in db.ChangeTracker.Entries<IFoundByAddress>().Where(e => e.State == EntityState.Added).ToList())
            entry.Entity.BeFoundBy(entry.Entity.AddressToFind is { } address ? await index.AddressAsync(address, cancel) : null);
    }

    private void Open(SealedText text, FoundKey found)
    {
        if (found.State == KeyState.Destroyed)
        {
            text.GiveUp(words.Destroyed, isDestroyed: true);
            return;
        }

        try
        {
            if (found.Key is { } key)
            {
                text.Open(key);
                return;
            }

            log.LogError("{Column} of {Row} can't be read: its key is {State}", text.Place.Column, text.Place.Row, found.State);
        }
        catch (CryptographicException failure)
        {
            log.LogError(failure, "{Column} of {Row} is not as it was written: somebody changed the database", text.Place.Column, text.Place.Row);
        }

        text.GiveUp(words.Unreadable);
    }
}

/// <summary>A text that a save still has to seal.</summary>
/// <param name="Text">The text.</param>
/// <param name="KeyId">With which key.</param>
/// <param name="IsOwnerNew">Whether what it belongs to is new, so that its key has to be made.</param>
/// <param name="Column">In which column.</param>
/// <param name="Row">In which row.</param>
internal sealed record FreshText(SealedText Text, Guid KeyId, bool IsOwnerNew, string Column, Guid Row)
{
    /// <summary>All that a context would save.</summary>
    public static IReadOnlyList<FreshText> In(ChangeTracker tracker)
    {
        var changed = tracker.Entries<IHoldsContent>().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList();
        var owners = changed.Where(e => e.State == EntityState.Added).Select(e => e.Entity).Where(e => e.RowId == e.ContentKeyId)
            .Select(e => e.ContentKeyId).ToHashSet();
        return
        [
            .. from entry in changed
               from property in entry.Properties
               where property.CurrentValue is SealedText { IsFresh: true }
               select new FreshText(
                   (SealedText)property.CurrentValue!, entry.Entity.ContentKeyId, owners.Contains(entry.Entity.ContentKeyId),
                   SealedColumn.NameOf(entry.Metadata.ClrType, property.Metadata.Name), entry.Entity.RowId),
        ];
    }
}
