using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using NetVips;

namespace Wijkagent.TestSupport;

/// <summary>A source of the base map on this machine: each square shows grass, a canal and a street. It can be told to answer something else.</summary>
public sealed class FakeBaseMap : IAsyncDisposable
{
    private const int Side = 256;

    private readonly WebApplication app;

    private FakeBaseMap(WebApplication app) => this.app = app;

    /// <summary>What every square looks like.</summary>
    public static byte[] Png { get; } = Draw();

    /// <summary>What was asked: the paths.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>What it answers with; null when that is a square.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>The address of a square, as the setting has it.</summary>
    public string Pattern => app.Urls.Single() + "/{z}/{x}/{y}.png";

    /// <summary>Starts one.</summary>
    public static async Task<FakeBaseMap> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var source = new FakeBaseMap(builder.Build());
        source.app.Run(source.AnswerAsync);
        await source.app.StartAsync();
        return source;
    }

    /// <summary>Is no more.</summary>
    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        Asked.Enqueue(http.Request.Path);
        if (Instead is { } instead)
        {
            await instead(http);
            return;
        }

        http.Response.ContentType = "image/png";
        await http.Response.BodyWriter.WriteAsync(Png);
    }

    private static byte[] Draw()
    {
        using var ground = (Image.Black(Side, Side, bands: 3) + new double[] { 226, 236, 208 }).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var drawn = ground.Mutate(map =>
        {
            map.DrawRect([170, 205, 235], 0, 60, Side, 40, fill: true);
            map.DrawRect([255, 255, 255], 150, 0, 14, Side, fill: true);
        });
        return drawn.PngsaveBuffer();
    }
}
