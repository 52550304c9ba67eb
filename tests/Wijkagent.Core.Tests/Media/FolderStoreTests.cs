using System.Text;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Media;

namespace Wijkagent.Core.Tests.Media;

public sealed class FolderStoreTests : FileStoreContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wijkagent-files-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_a_node_that_died_half_way_left_is_written_over()
    {
        var store = new FolderStore(folder, 0, new FakeTimeProvider(new(CoreHost.Now)));
        Directory.CreateDirectory(Path.Combine(folder, "ab"));
        await File.WriteAllTextAsync(Path.Combine(folder, "ab", "abc.tmp"), "half, and longer than what comes");

        await store.WriteAsync("abc", async target => await target.WriteAsync(Encoding.UTF8.GetBytes("whole")), default);

        await using var written = await store.OpenAsync("abc", default);
        Assert.Equal("whole", await new StreamReader(written!).ReadToEndAsync());
        Assert.Equal(["abc"], Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    protected override Task<IFileStore> OpenAsync() => Task.FromResult<IFileStore>(new FolderStore(folder, 0, new FakeTimeProvider(new(CoreHost.Now))));
}
