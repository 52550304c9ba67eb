using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>A file that lies in the store.</summary>
/// <param name="Name">How its sender calls it.</param>
/// <param name="Stored">Where it lies.</param>
/// <param name="Shows">SHA-256 of what the large one shows: the same file sent again makes the same.</param>
internal sealed record TakenFile(string Name, StoredAttachment Stored, byte[] Shows);

/// <summary>Files that lie in the store and whose rows are still to be saved. What was not saved is taken out again.</summary>
internal sealed class TakenFiles(AttachmentStore store) : IAsyncDisposable
{
    private bool areSaved;

    /// <summary>Those that may stay.</summary>
    public List<TakenFile> Kept { get; } = [];

    /// <summary>What is the matter with the others.</summary>
    public List<InvalidError> Refused { get; } = [];

    /// <summary>Where they say that they were taken.</summary>
    public List<GeoPoint> Places { get; } = [];

    /// <summary>Their rows were saved, but for the last ones, for which there turned out to be no room.</summary>
    public async Task SavedAsync(int count)
    {
        areSaved = true;
        var surplus = Kept[count..];
        Kept.RemoveRange(count, surplus.Count);
        Refused.AddRange(surplus.Select(s => new TooManyFiles(s.Name)));
        await store.RemoveAsync(surplus.ConvertAll(s => s.Stored.As));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!areSaved)
            await store.RemoveAsync(Kept.ConvertAll(k => k.Stored.As));
    }
}
