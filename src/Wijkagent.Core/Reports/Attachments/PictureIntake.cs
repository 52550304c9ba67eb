using System.Security.Cryptography;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>A file that somebody sends.</summary>
/// <param name="Name">How the sender calls it: said back when it is refused, and kept nowhere.</param>
/// <param name="Content">What is in it; read once.</param>
public sealed record SentFile(string Name, Stream Content);

/// <summary>What came of files that were sent.</summary>
/// <param name="Added">How many are kept.</param>
/// <param name="Refused">What is the matter with the others, in their order.</param>
/// <param name="AsksPlace">Whether one of them says where it was taken, and the visitor is to say whether that is the place.</param>
public sealed record AddedFiles(int Added, IReadOnlyList<InvalidError> Refused, bool AsksPlace);

/// <summary>
/// Makes pictures of what is sent and puts them in the store, one after the other: one that is refused keeps none of the
/// others away. They are in the store before their rows are saved: what fails in between leaves files without a row, which
/// the hourly look takes away, and never a row without files.
/// </summary>
public sealed class PictureIntake(PictureMaker maker, AttachmentStore store)
{
    private const int ReadAtOnce = 81_920;

    /// <summary>Takes in files until there is no room for more.</summary>
    /// <exception cref="FileStoreAwayException">The store is away or full: none of them stays there.</exception>
    internal async Task<TakenPictures> TakeAsync(IAsyncEnumerable<SentFile> files, int room, CancellationToken cancel)
    {
        var taken = new TakenPictures(store);
        try
        {
            await foreach (var file in files.WithCancellation(cancel))
            {
                var made = taken.Kept.Count < room ? await MakeAsync(file, cancel) : new TooManyFiles(file.Name);
                if (made.IsDone)
                    taken.Kept.Add(new TakenPicture(file.Name, await store.KeepAsync(made.Value, cancel), SHA256.HashData(made.Value.Large)));
                else
                    taken.Refused.Add((InvalidError)made.Error);
                if (made.Value?.TakenAt is { } place)
                    taken.Places.Add(place);
            }

            return taken;
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }
    }

    private async Task<Result<MadePicture>> MakeAsync(SentFile file, CancellationToken cancel)
    {
        var content = await ReadAsync(file.Content, cancel);
        if (content is null)
            return new FileTooLarge(file.Name);
        if (content.Length == 0)
            return new FileIsEmpty(file.Name);
        return await maker.MakeAsync(file.Name, content, cancel);
    }

    /// <summary>All of it; null when there is more than may be.</summary>
    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken cancel)
    {
        using var read = new MemoryStream();
        var some = new byte[ReadAtOnce];
        while (await content.ReadAsync(some, cancel) is > 0 and var count)
        {
            if (read.Length + count > ReportAttachment.MostBytes)
                return null;
            read.Write(some, 0, count);
        }

        return read.ToArray();
    }
}

/// <summary>A picture that lies in the store.</summary>
/// <param name="Name">How its sender calls it.</param>
/// <param name="Stored">Where it lies.</param>
/// <param name="Shows">SHA-256 of what the large one shows: the same file sent again makes the same picture.</param>
internal sealed record TakenPicture(string Name, StoredPicture Stored, byte[] Shows);

/// <summary>Pictures that lie in the store and whose rows are still to be saved. What was not saved is taken out again.</summary>
internal sealed class TakenPictures(AttachmentStore store) : IAsyncDisposable
{
    private bool areSaved;

    /// <summary>Those that may stay.</summary>
    public List<TakenPicture> Kept { get; } = [];

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
