using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Wijkagent.Core.Media;

namespace Wijkagent.TestSupport;

/// <summary>
/// A store of files that speaks as much of S3 as the program asks: keep, read, take away and list by pages. It looks whether
/// requests are signed by who it knows and whether the content is what was signed.
/// </summary>
public sealed class FakeS3 : IAsyncDisposable
{
    /// <summary>How many objects are on a page of a list.</summary>
    public const int PageLength = 2;

    private const string AccessKey = "WIJKAGENT";
    private const string Bucket = "meldingen";
    private static readonly XNamespace Words = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly WebApplication app;
    private readonly TimeProvider clock;

    private FakeS3(WebApplication app, TimeProvider clock) => (this.app, this.clock) = (app, clock);

    /// <summary>What is in the bucket, and since when.</summary>
    public ConcurrentDictionary<string, (byte[] Content, DateTime WrittenAt)> Objects { get; } = [];

    /// <summary>What was asked: method and path with query.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>With which error it refuses everything; null when it refuses nothing.</summary>
    public (int Status, string Code)? Refuses { get; set; }

    /// <summary>Where it sends on what asks for something; null when it answers itself.</summary>
    public string? SendsOnTo { get; set; }

    /// <summary>Whether it keeps what is sent and then lets go of the line.</summary>
    public bool HangsUpAfterKeeping { get; set; }

    /// <summary>Where it is, and who may ask it.</summary>
    public S3Place Place => new(new Uri(app.Urls.Single() + "/"), Bucket, AccessKey, "sleutel", "nl-1");

    /// <summary>Starts one.</summary>
    public static async Task<FakeS3> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var store = new FakeS3(builder.Build(), clock);
        store.app.Run(store.AnswerAsync);
        await store.app.StartAsync();
        return store;
    }

    /// <summary>Is no more.</summary>
    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var (request, path) = (http.Request, http.Request.Path.Value!);
        Asked.Enqueue($"{request.Method} {path}{request.QueryString}");
        using var sent = new MemoryStream();
        await request.Body.CopyToAsync(sent);
        if (SendsOnTo is { } elsewhere)
        {
            http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            http.Response.Headers.Location = elsewhere;
        }
        else if (Refuses is var (status, code))
        {
            await RefuseAsync(http, status, code);
        }
        else if (!IsSigned(request, sent.ToArray()))
        {
            await RefuseAsync(http, StatusCodes.Status403Forbidden, "SignatureDoesNotMatch");
        }
        else if (path.Split('/', 3)[1] != Bucket)
        {
            await RefuseAsync(http, StatusCodes.Status404NotFound, "NoSuchBucket");
        }
        else
        {
            await AnswerAsync(http, path.Split('/', 3)[^1], sent.ToArray());
        }
    }

    private async Task AnswerAsync(HttpContext http, string key, byte[] sent)
    {
        switch (http.Request.Method)
        {
            case "PUT":
                Objects[key] = (sent, clock.GetUtcNow().UtcDateTime);
                if (HangsUpAfterKeeping)
                    http.Abort();
                break;
            case "DELETE":
                Objects.TryRemove(key, out _);
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case "GET" when http.Request.Query["list-type"] == "2":
                await ListAsync(http);
                break;
            case "GET" when Objects.TryGetValue(key, out var found):
                http.Response.ContentLength = found.Content.Length;
                await http.Response.Body.WriteAsync(found.Content);
                break;
            default:
                await RefuseAsync(http, StatusCodes.Status404NotFound, "NoSuchKey");
                break;
        }
    }

    private Task ListAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var left = Objects.Where(o => o.Key.StartsWith(query["prefix"]!, StringComparison.Ordinal) && string.CompareOrdinal(o.Key, query["continuation-token"]) > 0)
            .OrderBy(o => o.Key, StringComparer.Ordinal).ToList();
        var page = left.Take(PageLength).ToList();
        return WriteAsync(http, new XElement(
            Words + "ListBucketResult",
            new XElement(Words + "IsTruncated", left.Count > page.Count),
            new XElement(Words + "NextContinuationToken", page.LastOrDefault().Key),
            page.Select(o => new XElement(
                Words + "Contents",
                new XElement(Words + "Key", o.Key),
                new XElement(Words + "LastModified", o.Value.WrittenAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
                new XElement(Words + "Size", o.Value.Content.Length)))));
    }

    /// <summary>By its own key, for the store's region, and over exactly what came.</summary>
    private static bool IsSigned(HttpRequest request, byte[] sent) =>
        request.Headers.Authorization.ToString().StartsWith($"AWS4-HMAC-SHA256 Credential={AccessKey}/", StringComparison.Ordinal)
        && request.Headers.Authorization.ToString().Contains("/nl-1/s3/aws4_request", StringComparison.Ordinal)
        && request.Headers["x-amz-content-sha256"].ToString().Equals(Convert.ToHexString(SHA256.HashData(sent)), StringComparison.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        return WriteAsync(http, new XElement("Error", new XElement("Code", code), new XElement("Message", "No.")));
    }

    private static Task WriteAsync(HttpContext http, XElement words)
    {
        http.Response.ContentType = "application/xml";
        return http.Response.WriteAsync(words.ToString());
    }
}
