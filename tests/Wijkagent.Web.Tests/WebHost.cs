using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests;

/// <summary>The real program over HTTP, without following redirects: a test sees what a browser is told.</summary>
public sealed class WebHost : WebApplicationFactory<Program>
{
    private readonly TestDatabase database = new();
    private readonly string directory = Directory.CreateTempSubdirectory("wijkagent-").FullName;

    public WebHost() => ClientOptions.AllowAutoRedirect = false;

    /// <summary>Gets a page and reads it as a browser would.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync());

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in database.Settings)
            builder.UseSetting(name, value);
        builder.UseSetting("Data:Directory", directory);
        builder.UseSetting(StartSetup.SeedDemo, "false");
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        database.Dispose();
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }
}
