using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Wijkagent.Web.Tests;

/// <summary>The real program over HTTP, without following redirects: a test sees what a browser is told.</summary>
public sealed class WebHost : WebApplicationFactory<Program>
{
    public WebHost() => ClientOptions.AllowAutoRedirect = false;

    /// <summary>Gets a page and reads it as a browser would.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync());
}
