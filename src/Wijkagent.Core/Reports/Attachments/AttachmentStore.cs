using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Media;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>Puts pictures in the store, sealed, and gets them out again.</summary>
public sealed class AttachmentStore(IFileStore store, ILogger<AttachmentStore> log)
{
    /// <summary>Keeps both files of a picture under a key that was just drawn; when one fails neither stays.</summary>
    /// <exception cref="FileStoreAwayException">The store is away or full.</exception>
    internal async Task<StoredPicture> KeepAsync(MadePicture made, CancellationToken cancel)
    {
        var (stored, key) = (Guid.NewGuid(), RandomNumberGenerator.GetBytes(SealedFile.KeyLength));
        try
        {
            return new StoredPicture(
                stored, key, made.Width, made.Height,
                await WriteAsync(ReportAttachment.LargeName(stored), made.Large, key, cancel),
                await WriteAsync(ReportAttachment.SmallName(stored), made.Small, key, cancel));
        }
        catch
        {
            await RemoveAsync([stored]);
            throw;
        }
    }

    /// <summary>Opens a file of the store; null when it is not there, or is not as it was written.</summary>
    internal async Task<byte[]?> OpenAsync(string name, byte[] key, CancellationToken cancel)
    {
        try
        {
            await using var file = await store.OpenAsync(name, cancel);
            if (file is null)
            {
                log.LogWarning("File {Name} is not in the store", name);
                return null;
            }

            using var opened = new MemoryStream();
            await SealedFile.OpenAsync(file, opened, key, name, cancel);
            return opened.ToArray();
        }
        catch (CryptographicException failure)
        {
            log.LogError(failure, "File {Name} is not as it was written: somebody changed the store", name);
            return null;
        }
        catch (IOException failure)
        {
            log.LogError(failure, "File {Name} can't be read from the store", name);
            return null;
        }
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

    private async Task<SealedFileFacts> WriteAsync(string name, byte[] content, byte[] key, CancellationToken cancel)
    {
        SealedFileFacts? facts = null;
        using var plain = new MemoryStream(content);
        await store.WriteAsync(name, async target => facts = await SealedFile.SealAsync(plain, target, key, name, cancel), cancel);
        return facts!;
    }
}
