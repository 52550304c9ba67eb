using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Media;

public sealed class S3StoreTests : FileStoreContract, IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new(CoreHost.Now));
    private readonly TemporaryFolder folder = new();
    private FakeS3 elsewhere = null!;
    private S3Store store = null!;

    public async Task InitializeAsync()
    {
        elsewhere = await FakeS3.StartAsync(clock);
        store = new S3Store(elsewhere.Place, folder.Root, clock);
    }

    public async Task DisposeAsync()
    {
        store.Dispose();
        await elsewhere.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task All_that_lies_there_is_below_one_name_and_nothing_stays_on_this_machine()
    {
        elsewhere.Objects["of-another.txt"] = ([1], CoreHost.Now);

        await store.WriteAsync(
            "abc",
            async target =>
            {
                await target.WriteAsync(new byte[3]);
                // Without a name: what is killed now leaves nothing.
                Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
            },
            default);

        Assert.Equal(["files/abc", "of-another.txt"], elsewhere.Objects.Keys.Order());
        Assert.Equal("abc", Assert.Single(await store.ListAsync(default).ToListAsync()).Name);
    }

    [Theory]
    [InlineData(403, "AccessDenied", false)]
    [InlineData(404, "NoSuchBucket", false)]
    [InlineData(507, "XMinioStorageFull", true)]
    [InlineData(409, "QuotaExceeded", true)]
    public async Task A_store_that_refuses_is_told_from_one_without_the_file(int status, string code, bool isFull)
    {
        elsewhere.Refuses = (status, code);

        var failure = await Assert.ThrowsAnyAsync<FileStoreAwayException>(() => WriteAsync(store, "abc", [1]));
        Assert.Equal(isFull, failure is FileStoreFullException);
        Assert.Contains($"{status} ({code})", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<FileStoreAwayException>(() => store.OpenAsync("abc", default));
        await Assert.ThrowsAnyAsync<FileStoreAwayException>(() => store.DeleteAsync("abc", default));
        await Assert.ThrowsAnyAsync<FileStoreAwayException>(async () => await store.ListAsync(default).ToListAsync());

        // What refuses is there, and is asked again at once.
        elsewhere.Refuses = null;
        await WriteAsync(store, "abc", [1]);
        Assert.Single(elsewhere.Objects);
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_left_alone_for_some_seconds()
    {
        await elsewhere.DisposeAsync();
        var failure = await Assert.ThrowsAsync<FileStoreAwayException>(() => WriteAsync(store, "abc", [1]));
        Assert.Equal("The store of files does not answer.", failure.Message);

        var asked = false;
        failure = await Assert.ThrowsAsync<FileStoreAwayException>(() => store.WriteAsync("abc", _ => Task.FromResult(asked = true), default));
        Assert.Equal(("The store of files did not answer a moment ago.", false), (failure.Message, asked));
        Assert.Equal(failure.Message, (await Assert.ThrowsAsync<FileStoreAwayException>(() => store.OpenAsync("abc", default))).Message);

        clock.Advance(S3Store.LeftAlone);
        failure = await Assert.ThrowsAsync<FileStoreAwayException>(() => store.OpenAsync("abc", default));
        Assert.Equal("The store of files does not answer.", failure.Message);
    }

    [Fact]
    public async Task What_the_store_kept_while_its_answer_was_lost_is_no_file_without_a_failure()
    {
        elsewhere.HangsUpAfterKeeping = true;
        await Assert.ThrowsAsync<FileStoreAwayException>(() => WriteAsync(store, "abc", [1]));

        // Left alone it can't be asked to forget: it is listed, and the hourly look takes away what has no row.
        elsewhere.HangsUpAfterKeeping = false;
        clock.Advance(S3Store.LeftAlone);
        Assert.Equal([new StoredFile("abc", CoreHost.Now)], await store.ListAsync(default).ToListAsync());
        await store.DeleteAsync("abc", default);
        Assert.Empty(elsewhere.Objects);
    }

    [Fact]
    public async Task A_store_that_sends_on_to_another_host_is_not_followed()
    {
        await using var other = await FakeS3.StartAsync(clock);
        elsewhere.SendsOnTo = new Uri(other.Place.Endpoint, "meldingen/files/abc").AbsoluteUri;

        await Assert.ThrowsAsync<FileStoreAwayException>(() => WriteAsync(store, "abc", [1]));
        clock.Advance(S3Store.LeftAlone);
        await Assert.ThrowsAsync<FileStoreAwayException>(() => store.OpenAsync("abc", default));

        Assert.NotEmpty(elsewhere.Asked);
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task Somebody_else_is_not_let_in()
    {
        using var stranger = new S3Store(elsewhere.Place with { AccessKey = "ANDER" }, folder.Root, clock);

        await Assert.ThrowsAsync<FileStoreAwayException>(() => WriteAsync(stranger, "abc", [1]));
        Assert.Empty(elsewhere.Objects);
    }

    [Fact]
    public async Task The_hourly_look_goes_through_all_pages_of_it()
    {
        using var database = new TestDatabase();
        foreach (var orphan in Enumerable.Range(1, (2 * FakeS3.PageLength) + 1))
            await WriteAsync(store, $"{orphan}{orphan}", [1]);
        clock.Advance(AttachmentSweep.Grace + TimeSpan.FromMinutes(1));
        await WriteAsync(store, "zz", [1]);

        await using var db = database.Open();
        var swept = await new AttachmentSweep(db, store, clock, NullLogger<AttachmentSweep>.Instance).RunAsync(default);

        Assert.Equal(new SweptFiles((2 * FakeS3.PageLength) + 1, 0), swept);
        Assert.Equal(["files/zz"], elsewhere.Objects.Keys);
    }

    protected override Task<IFileStore> OpenAsync() => Task.FromResult<IFileStore>(store);
}
