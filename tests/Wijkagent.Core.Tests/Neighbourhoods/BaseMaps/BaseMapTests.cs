using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Neighbourhoods.BaseMaps;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Neighbourhoods.BaseMaps;

public sealed class BaseMapTests : IDisposable
{
    private static readonly MapTile Amsterdam = MapTile.Of(10, 526, 336)!.Value;
    private static readonly MapTile BesideIt = MapTile.Of(10, 527, 336)!.Value;

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 11, 17, 5, TimeSpan.Zero));
    private readonly TemporaryFolder disk = new();
    private readonly Source source = new();
    private readonly Lines log = new();
    private readonly List<TileFolder> folders = [];

    public void Dispose()
    {
        folders.ForEach(folder => folder.Dispose());
        source.Dispose();
        disk.Dispose();
    }

    [Fact]
    public async Task A_square_is_asked_once_for_everybody_and_anew_after_a_month()
    {
        var map = Make();
        Assert.Equal(Png(1), await ReadAsync(map, Amsterdam));
        source.Answers = Png(2);

        Assert.Equal(Png(1), await ReadAsync(map, Amsterdam));
        Assert.Equal(Png(1), await ReadAsync(Make(), Amsterdam));
        clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(Png(2), await ReadAsync(map, Amsterdam));

        Assert.Equal(["https://kaart.test/10/526/336.png", "https://kaart.test/10/526/336.png"], source.Asked);
    }

    [Fact]
    public async Task The_disk_tells_on_which_day_a_square_was_asked_and_not_when()
    {
        await ReadAsync(Make(), Amsterdam);

        var file = Assert.Single(Kept());
        Assert.Equal(new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc), file.LastWriteTimeUtc);
    }

    [Fact]
    public async Task Another_source_is_another_map()
    {
        await ReadAsync(Make(), Amsterdam);
        source.Answers = Png(2);

        Assert.Equal(Png(2), await ReadAsync(Make(new BaseMapOptions { TilesUrl = "https://elders.test/{z}/{x}/{y}.png" }), Amsterdam));
    }

    [Fact]
    public async Task After_three_failures_it_is_left_alone_for_a_while_and_what_was_kept_is_shown_however_old()
    {
        var map = Make();
        await ReadAsync(map, Amsterdam);
        clock.Advance(TimeSpan.FromDays(40));
        source.Status = HttpStatusCode.BadGateway;
        source.Asked.Clear();

        Assert.Equal(Png(1), await ReadAsync(map, Amsterdam));
        for (var i = 0; i < 5; i++)
            Assert.Null(await ReadAsync(map, BesideIt));
        Assert.Equal(Png(1), await ReadAsync(map, Amsterdam));
        Assert.Equal(3, source.Asked.Count);
        Assert.Equal("The base map is away (502): it is not asked for 30 s", Assert.Single(log.Written));

        clock.Advance(TimeSpan.FromSeconds(30));
        source.Status = HttpStatusCode.OK;
        Assert.NotNull(await ReadAsync(map, BesideIt));
    }

    [Fact]
    public async Task A_failure_between_others_is_no_reason_to_leave_it_alone_and_a_square_that_is_not_there_is_none()
    {
        var map = Make();
        foreach (var status in new[] { HttpStatusCode.BadGateway, HttpStatusCode.BadGateway, HttpStatusCode.OK, HttpStatusCode.BadGateway, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound })
        {
            source.Status = status;
            await ReadAsync(map, MapTile.Of(10, 520 + source.Asked.Count, 336)!.Value);
        }

        source.Status = HttpStatusCode.OK;
        Assert.NotNull(await ReadAsync(map, BesideIt));
        Assert.Empty(log.Written);
    }

    [Fact]
    public async Task Who_is_slow_is_not_waited_for()
    {
        source.Meanwhile = () => clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Null(await ReadAsync(Make(), Amsterdam));
    }

    [Fact]
    public async Task A_visitor_who_leaves_is_no_failure_of_the_source()
    {
        var map = Make();
        for (var i = 0; i < 4; i++)
        {
            using var leaving = new CancellationTokenSource();
            source.Meanwhile = leaving.Cancel;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => map.ReadAsync(Amsterdam, leaving.Token));
        }

        source.Meanwhile = null;
        Assert.NotNull(await ReadAsync(map, Amsterdam));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!doctype html><title>Onderhoud</title>")]
    [InlineData("\u0089PNG\r\n\u001a\n1234html<script>")]
    public async Task What_is_no_picture_is_not_shown_and_not_kept(string body)
    {
        source.Answers = [.. body.Select(c => (byte)c)];

        Assert.Null(await ReadAsync(Make(), Amsterdam));
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task A_huge_answer_is_cut_off()
    {
        source.Answers = Png(1, 512 * 1024 + 1);

        Assert.Null(await ReadAsync(Make(), Amsterdam));
    }

    [Fact]
    public async Task A_file_that_lost_its_content_is_asked_anew()
    {
        var map = Make();
        await ReadAsync(map, Amsterdam);
        await File.WriteAllBytesAsync(Assert.Single(Kept()).FullName, []);

        Assert.Equal(Png(1), await ReadAsync(map, Amsterdam));
    }

    [Fact]
    public async Task The_oldest_make_room_for_the_newest()
    {
        source.Answers = Png(1, 300 * 1024);
        var map = Make(new BaseMapOptions { TilesUrl = Pattern, KeepAtMostMegabytes = 1 });
        for (var i = 0; i < 4; i++)
        {
            await ReadAsync(map, MapTile.Of(10, 524 + i, 336)!.Value);
            clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["526-336.png", "527-336.png"], Kept().Select(f => f.Name).Order());
        // A node that starts anew counts what is there.
        await ReadAsync(Make(new BaseMapOptions { TilesUrl = Pattern, KeepAtMostMegabytes = 1 }), Amsterdam);
        Assert.Equal(2, Kept().Count);
    }

    [Fact]
    public async Task A_disk_that_is_needed_for_other_things_or_fails_costs_no_map()
    {
        Assert.NotNull(await ReadAsync(Make(leaveFree: long.MaxValue), Amsterdam));
        Assert.Empty(Kept());

        Assert.NotNull(await ReadAsync(Make(root: disk.Write("bestand", "x")), Amsterdam));
        Assert.StartsWith("Squares of the base map can't be kept", Assert.Single(log.Written), StringComparison.Ordinal);
        Assert.DoesNotContain("526", log.Written[0], StringComparison.Ordinal);
    }

    private const string Pattern = "https://kaart.test/{z}/{x}/{y}.png";

    private static Task<byte[]?> ReadAsync(BaseMap map, MapTile tile) => map.ReadAsync(tile, CancellationToken.None);

    /// <summary>A PNG as far as we look, of this many bytes.</summary>
    private static byte[] Png(byte mark, int length = 100) => [.. FakeBaseMap.Png[..33], .. Enumerable.Repeat(mark, length - 33)];

    private BaseMap Make(BaseMapOptions? options = null, long leaveFree = 0, string? root = null)
    {
        options ??= new BaseMapOptions { TilesUrl = Pattern };
        var folder = new TileFolder(root ?? Path.Combine(disk.Root, "tiles"), options, leaveFree, clock);
        folders.Add(folder);
        return new BaseMap(source, folder, Options.Create(options), clock, log);
    }

    private List<FileInfo> Kept() =>
        Directory.Exists(Path.Combine(disk.Root, "tiles")) ? [.. new DirectoryInfo(Path.Combine(disk.Root, "tiles")).EnumerateFiles("*", SearchOption.AllDirectories)] : [];

    private sealed class Source : HttpMessageHandler, IHttpClientFactory
    {
        public List<string> Asked { get; } = [];

        public byte[] Answers { get; set; } = Png(1);

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        /// <summary>What happens while it does not answer; null when it does.</summary>
        public Action? Meanwhile { get; set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            if (Meanwhile is { } happens)
            {
                happens();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return new HttpResponseMessage(Status) { Content = new ByteArrayContent(Answers) };
        }
    }

    private sealed class Lines : ILogger<BaseMap>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
