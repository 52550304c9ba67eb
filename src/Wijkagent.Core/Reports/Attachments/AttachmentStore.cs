using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Media;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>Puts what comes with reports in the store, sealed, and gets it out again.</summary>
public sealed class AttachmentStore(IFileStore store, ILogger<AttachmentStore> log)
{
    /// <summary>Keeps both files of a picture under a key that was just drawn; when one fails neither stays.</summary>
    /// <exception cref="FileStoreAwayException">The store is away or full.</exception>
    internal async Task<StoredAttachment> KeepAsync(MadePicture made, CancellationToken cancel)
    {
        var (stored, key) = (Guid.NewGuid(), RandomNumberGenerator.GetBytes(SealedFile.KeyLength));
        try
        {
            return new StoredAttachment(
                stored, key, AttachmentKind.Picture, null, made.Width, made.Height,
                await WriteAsync(ReportAttachment.LargeName(stored), new MemoryStream(made.Large), key, cancel),
                await WriteAsync(ReportAttachment.SmallName(stored), new MemoryStream(made.Small), key, cancel));
        }
        catch
        {
            await RemoveAsync([stored]);
            throw;
        }
    }

    /// <summary>Keeps the one file of what is no picture, as it is read; when it fails nothing stays.</summary>
    /// <param name="content">What is in it.</param>
    /// <param name="tell">What it is and how many seconds it lasts, once it was read to its end.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Where it lies, and SHA-256 of what is in it.</returns>
    /// <exception cref="FileStoreAwayException">The store is away or full.</exception>
    internal async Task<(StoredAttachment Stored, byte[] Shows)> KeepAsync(Stream content, Func<(AttachmentKind Kind, int? Seconds)> tell, CancellationToken cancel)
    {
        var (stored, key) = (Guid.NewGuid(), RandomNumberGenerator.GetBytes(SealedFile.KeyLength));
        using var hash = SHA256.Create();
        await using var counted = new CryptoStream(content, hash, CryptoStreamMode.Read, leaveOpen: true);
        try
        {
            var facts = await WriteAsync(ReportAttachment.LargeName(stored), counted, key, cancel);
            var (kind, seconds) = tell();
            return (new StoredAttachment(stored, key, kind, seconds, 0, 0, facts, null), hash.Hash!);
        }
        catch
        {
            await RemoveAsync([stored]);
            throw;
        }
    }

    /// <summary>SHA-256 of what is in a file of the store; null when it is not there, or is not as it was written.</summary>
    internal async Task<byte[]?> HashAsync(string name, byte[] key, CancellationToken cancel)
    {
        using var hash = SHA256.Create();
        await using var counted = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write);
        if (!await OpenAsync(name, file => SealedFile.OpenAsync(file, counted, key, name, cancel), cancel))
            return null;
        await counted.FlushFinalBlockAsync(cancel);
        return hash.Hash;
    }

    /// <summary>Opens a file of the store to be read from any place in it; null when it is not there, or is no sealed file.</summary>
    /// <param name="name">Its name in the store.</param>
    /// <param name="key">Its key.</param>
    /// <param name="length">How many bytes it had before it was sealed.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<Stream?> OpenAsync(string name, byte[] key, long length, CancellationToken cancel)
    {
        Stream? opened = null;
        return await OpenAsync(name, async file => opened = await SealedFile.OpenAsync(file, key, name, length, cancel), cancel, staysOpen: true) ? opened : null;
    }

    /// <summary>Opens a file of the store; null when it is not there, or is not as it was written.</summary>
    internal async Task<byte[]?> OpenAsync(string name, byte[] key, CancellationToken cancel)
    {
        using var opened = new MemoryStream();
        return await OpenAsync(name, file => SealedFile.OpenAsync(file, opened, key, name, cancel), cancel) ? opened.ToArray() : null;
    }

    /// <summary>
    /// Takes the files of these away. Their rows are gone by now, and with them their keys: what stays because the store
    /// fails is found by the hourly look, so nobody waits for it.
    /// </summary>
    internal async Task RemoveAsync(IReadOnlyCollection<Guid> storedAs)
    {
        foreach (var name in storedAs.SelectMany(stored => new[] { ReportAttachment.LargeName(stored), ReportAttachment.SmallName(stored) }))
        {
            try
            {
                await store.DeleteAsync(name, CancellationToken.None);
            }
            catch (IOException failure)
            {
                log.LogWarning(failure, "File {Name} could not be taken away", name);
            }
        }
    }

    /// <summary>Whether a file is there and could be opened.</summary>
    private async Task<bool> OpenAsync(string name, Func<Stream, Task> open, CancellationToken cancel, bool staysOpen = false)
    {
        Stream? file = null;
        var isOpened = false;
        try
        {
            file = await store.OpenAsync(name, cancel);
            if (file is null)
            {
                log.LogWarning("File {Name} is not in the store", name);
                return false;
            }

            await open(file);
            return isOpened = true;
        }
        catch (CryptographicException failure)
        {
            log.LogError(failure, "File {Name} is not as it was written: somebody changed the store", name);
            return false;
        }
        catch (IOException failure)
        {
            log.LogError(failure, "File {Name} can't be read from the store", name);
            return false;
        }
        finally
        {
            if (file is not null && !(isOpened && staysOpen))
                await file.DisposeAsync();
        }
    }

    private async Task<SealedFileFacts> WriteAsync(string name, Stream plain, byte[] key, CancellationToken cancel)
    {
        SealedFileFacts? facts = null;
        await store.WriteAsync(name, async target => facts = await SealedFile.SealAsync(plain, target, key, name, cancel), cancel);
        return facts!;
    }
}
