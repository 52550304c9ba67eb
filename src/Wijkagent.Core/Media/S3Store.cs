using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Wijkagent.Core.Media;

/// <summary>
/// Files in a bucket of a store elsewhere. They are sealed when they come here, wait on this machine until they are whole,
/// and leave in one piece: an object is there whole or not at all. A store that does not answer is left alone for some
/// seconds, so that nobody waits for each picture of a page.
/// </summary>
public sealed class S3Store : IFileStore, IDisposable
{
    /// <summary>What the names of all objects begin with. What else is in the bucket is not looked at.</summary>
    public const string Prefix = "files/";

    /// <summary>For how long a store that did not answer is not asked anything.</summary>
    public static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PatienceForAnAnswer = TimeSpan.FromSeconds(10);
    private static readonly string[] FullCodes = ["StorageFull", "QuotaExceeded", "InsufficientCapacity"];

    private readonly AmazonS3Client client;
    private readonly S3Place place;
    private readonly string waiting;
    private readonly TimeProvider clock;
    private long awayUntil;

    /// <summary>A store.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="waiting">A folder of this machine in which sealed files wait until they are whole.</param>
    /// <param name="clock">For how long it is left alone.</param>
    public S3Store(S3Place place, string waiting, TimeProvider clock)
    {
        (this.place, this.waiting, this.clock) = (place, waiting, clock);
        client = S3Client.For(place);
    }

    /// <inheritdoc />
    public async Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancel)
    {
        RefuseWhileAway();
        await using var whole = OpenWaiting();
        try
        {
            await write(whole);
        }
        catch (IOException failure) when (FolderStore.IsFull(failure))
        {
            throw new FileStoreFullException("The disk on which files wait for the store is full.", failure);
        }

        whole.Position = 0;
        var request = new PutObjectRequest
        {
            BucketName = place.Bucket,
            Key = Prefix + name,
            InputStream = whole,
            AutoCloseStream = false,
            ContentType = "application/octet-stream",
            // Not every store understands Amazon's own way of sending in pieces.
            UseChunkEncoding = false,
        };
        try
        {
            await AskAsync(() => client.PutObjectAsync(request, cancel), cancel);
        }
        catch
        {
            await ForgetAsync(name);
            throw;
        }
    }

    /// <inheritdoc />
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(PatienceForAnAnswer);
        try
        {
            return (await AskAsync(() => client.GetObjectAsync(place.Bucket, Prefix + name, patience.Token), cancel)).ResponseStream;
        }
        catch (FileStoreAwayException failure) when (failure.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound, ErrorCode: "NoSuchKey" })
        {
            return null;
        }
    }

    /// <inheritdoc />
    public Task DeleteAsync(string name, CancellationToken cancel) =>
        AskAsync(() => client.DeleteObjectAsync(place.Bucket, Prefix + name, cancel), cancel);

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredFile> ListAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var request = new ListObjectsV2Request { BucketName = place.Bucket, Prefix = Prefix };
        do
        {
            var page = await AskAsync(() => client.ListObjectsV2Async(request, cancel), cancel);
            foreach (var found in page.S3Objects ?? [])
                yield return new StoredFile(found.Key[Prefix.Length..], (found.LastModified ?? clock.GetUtcNow().UtcDateTime).ToUniversalTime());
            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    /// <summary>Has no name from the start, so that nothing of it stays when the program is killed.</summary>
    private FileStream OpenWaiting()
    {
        var file = Path.Combine(waiting, $"{Guid.NewGuid():N}.waiting");
        var stream = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        File.Delete(file);
        return stream;
    }

    /// <summary>The store may have taken it while its answer was lost; what can't be taken away now has no row, and the hourly look finds it.</summary>
    private async Task ForgetAsync(string name)
    {
        try
        {
            await DeleteAsync(name, CancellationToken.None);
        }
        catch (FileStoreAwayException)
        {
            // The one that counts is thrown already.
        }
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancel)
    {
        RefuseWhileAway();
        try
        {
            return await ask();
        }
        catch (AmazonS3Exception failure) when (failure.StatusCode is not 0)
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"The store of files answers {(int)failure.StatusCode} ({failure.ErrorCode}).");
            throw failure.StatusCode == HttpStatusCode.InsufficientStorage || FullCodes.Any(code => failure.ErrorCode?.Contains(code, StringComparison.OrdinalIgnoreCase) == true)
                ? new FileStoreFullException(words, failure)
                : new FileStoreAwayException(words, failure);
        }
        catch (FileStoreAwayException)
        {
            throw;
        }
        catch (Exception failure) when (failure is AmazonClientException or AmazonServiceException or HttpRequestException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            Interlocked.Exchange(ref awayUntil, (clock.GetUtcNow() + LeftAlone).UtcTicks);
            throw new FileStoreAwayException("The store of files does not answer.", failure);
        }
    }

    private void RefuseWhileAway()
    {
        if (clock.GetUtcNow().UtcTicks < Interlocked.Read(ref awayUntil))
            throw new FileStoreAwayException("The store of files did not answer a moment ago.");
    }
}
