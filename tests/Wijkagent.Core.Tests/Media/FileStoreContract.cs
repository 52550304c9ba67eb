using Wijkagent.Core.Media;

namespace Wijkagent.Core.Tests.Media;

/// <summary>What holds of every store of files.</summary>
public abstract class FileStoreContract
{
    [Fact]
    public async Task A_file_is_read_as_it_was_written_and_is_gone_when_it_was_taken_away()
    {
        var (store, content) = (await OpenAsync(), new byte[200_000]);
        Random.Shared.NextBytes(content);
        await WriteAsync(store, "abc.small", content);

        await using (var opened = await store.OpenAsync("abc.small", default))
        {
            using var read = new MemoryStream();
            await opened!.CopyToAsync(read);
            Assert.Equal(content, read.ToArray());
        }

        Assert.Null(await store.OpenAsync("abc", default));
        await store.DeleteAsync("abc.small", default);
        await store.DeleteAsync("abc.small", default);
        Assert.Null(await store.OpenAsync("abc.small", default));
    }

    [Fact]
    public async Task All_files_are_listed_with_when_they_were_written()
    {
        var store = await OpenAsync();
        Assert.Empty(await store.ListAsync(default).ToListAsync());
        var names = Enumerable.Range(1, 5).Select(n => $"{n}{n}a-{n}.small").ToList();
        foreach (var name in names)
            await WriteAsync(store, name, [1, 2, 3]);

        Assert.Equal(
            names.Select(name => new StoredFile(name, CoreHost.Now)),
            (await store.ListAsync(default).ToListAsync()).OrderBy(file => file.Name));
    }

    [Fact]
    public async Task Of_what_fails_half_way_nothing_is_there()
    {
        var store = await OpenAsync();

        await Assert.ThrowsAsync<InvalidDataException>(() => store.WriteAsync(
            "abc",
            async target =>
            {
                await target.WriteAsync(new byte[100_000]);
                throw new InvalidDataException("The sender went away.");
            },
            default));

        Assert.Null(await store.OpenAsync("abc", default));
        Assert.Empty(await store.ListAsync(default).ToListAsync());
    }

    /// <summary>An empty store, whose clock stands at <see cref="CoreHost.Now"/>.</summary>
    protected abstract Task<IFileStore> OpenAsync();

    /// <summary>Keeps a file.</summary>
    protected static Task WriteAsync(IFileStore store, string name, byte[] content) =>
        store.WriteAsync(name, target => target.WriteAsync(content).AsTask(), default);
}
