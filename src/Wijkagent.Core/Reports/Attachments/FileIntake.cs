using System.Security.Cryptography;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Media.Movies;

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
/// Makes of what is sent something of our own and puts it in the store, one after the other: one that is refused keeps none
/// of the others away. They are in the store before their rows are saved: what fails in between leaves files without a row,
/// which the hourly look takes away, and never a row without files. A film goes through as it comes; of all else one is in
/// memory at a time.
/// </summary>
public sealed class FileIntake(PictureMaker maker, IPdfRewriter pdfs, AttachmentStore store)
{
    private const int ReadAtOnce = 81_920;
    private const int StartLength = 16;

    private static ReadOnlySpan<byte> Pdf => "%PDF-"u8;

    /// <summary>Takes in files until there is no room for more.</summary>
    /// <param name="files">The files, as they come.</param>
    /// <param name="room">How many may stay.</param>
    /// <param name="picturesAlone">Whether nothing but pictures is taken.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="FileStoreAwayException">The store is away or full: none of them stays there.</exception>
    internal async Task<TakenFiles> TakeAsync(IAsyncEnumerable<SentFile> files, int room, bool picturesAlone, CancellationToken cancel)
    {
        var taken = new TakenFiles(store);
        try
        {
            await foreach (var file in files.WithCancellation(cancel))
            {
                var one = taken.Kept.Count < room ? await TakeAsync(file, picturesAlone, taken.Places, cancel) : new TooManyFiles(file.Name);
                if (one.IsDone)
                    taken.Kept.Add(one.Value);
                else
                    taken.Refused.Add((InvalidError)one.Error);
            }

            return taken;
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }
    }

    /// <summary>What it is, its first bytes say; its name says nothing.</summary>
    private async Task<Result<TakenFile>> TakeAsync(SentFile file, bool picturesAlone, List<GeoPoint> places, CancellationToken cancel)
    {
        var start = new byte[StartLength];
        var count = await file.Content.ReadAtLeastAsync(start, StartLength, throwOnEndOfStream: false, cancel);
        if (count == 0)
            return new FileIsEmpty(file.Name);
        await using var whole = new RejoinedStream(start.AsMemory(0, count), file.Content);
        if (!picturesAlone && CleanMovieStream.IsOne(start))
            return await TakeMovieAsync(file.Name, whole, cancel);
        if (await ReadAsync(whole, cancel) is not { } content)
            return new FileTooLarge(file.Name);
        if (!picturesAlone && content.AsSpan().StartsWith(Pdf))
            return await TakePdfAsync(file.Name, content, cancel);
        if (!picturesAlone && !PictureKind.IsAccepted(content))
            return new FileKindUnknown(file.Name);
        var made = await maker.MakeAsync(file.Name, content, cancel);
        if (!made.IsDone)
            return made.Error;
        if (made.Value.TakenAt is { } place)
            places.Add(place);
        return new TakenFile(file.Name, await store.KeepAsync(made.Value, cancel), SHA256.HashData(made.Value.Large));
    }

    private async Task<Result<TakenFile>> TakeMovieAsync(string name, Stream whole, CancellationToken cancel)
    {
        var tooLarge = new MovieRefusedException(refused => new FileTooLarge(refused, ReportAttachment.MostMovieMegabytes));
        await using var movie = new CleanMovieStream(whole, ReportAttachment.MostMovieBytes, tooLarge);
        try
        {
            var (stored, shows) = await store.KeepAsync(movie, () => (movie.HasImages ? AttachmentKind.Film : AttachmentKind.Sound, movie.Seconds), cancel);
            return new TakenFile(name, stored, shows);
        }
        catch (MovieRefusedException refused)
        {
            return refused.ErrorOf(name);
        }
    }

    private async Task<Result<TakenFile>> TakePdfAsync(string name, byte[] content, CancellationToken cancel)
    {
        var written = await pdfs.RewriteAsync(name, content, cancel);
        if (!written.IsDone)
            return written.Error;
        using var document = new MemoryStream(written.Value);
        var (stored, shows) = await store.KeepAsync(document, () => (AttachmentKind.Document, null), cancel);
        return new TakenFile(name, stored, shows);
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
