using AngleSharp.Dom;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

/// <summary>Articles in which somebody tries to get script or a trap before a reader, each on its own page of one program.</summary>
public sealed class MarkdownTests(WijkagentFactory program) : IClassFixture<WijkagentFactory>
{
    private static readonly string[] AllowedSchemes = ["http", "https", "mailto", "tel"];

    [Theory]
    [InlineData("[klik](javascript:alert(1))")]
    [InlineData("[klik](JaVaScRiPt:alert(1))")]
    [InlineData("[klik](java\tscript:alert(1))")]
    [InlineData("[klik](&#106;avascript:alert(1))")]
    [InlineData("[klik](&#x6A;&#x61;vascript&colon;alert(1))")]
    [InlineData("[klik](<\u0001javascript:alert(1)>)")]
    [InlineData("[klik](vbscript:msgbox(1))")]
    [InlineData("[klik](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)")]
    [InlineData("[klik](file:///etc/passwd)")]
    [InlineData("[klik][x]\n\n[x]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<data:text/html,x>")]
    [InlineData("![foto](javascript:alert(1))")]
    [InlineData("![foto](https://elders.example/volg.gif)")]
    [InlineData("![\" onerror=alert(1) x=\"](x)")]
    [InlineData("[klik](/over \"x\\\" onmouseover=alert(1) \")")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href='javascript:alert(1)'>klik</a>")]
    [InlineData("<iframe src='https://elders.example'></iframe>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<style>body { display: none }</style>")]
    [InlineData("<form action='https://elders.example'><input name=wachtwoord></form>")]
    [InlineData("```html onclick=alert(1)\n<b onclick=alert(1)>\n```")]
    public async Task Nothing_in_a_text_runs_or_leads_where_no_link_may_lead(string text)
    {
        var body = await ReadAsync(text);

        Assert.Empty(body.QuerySelectorAll("script, img, iframe, svg, style, form, input, object, embed, base, meta, link"));
        Assert.DoesNotContain(body.QuerySelectorAll("*").SelectMany(element => element.Attributes), attribute =>
            attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style");
        Assert.All(body.QuerySelectorAll("[href]"), link => Assert.True(MayLeadTo(link.GetAttribute("href")!), link.OuterHtml));
    }

    [Theory]
    [InlineData("[x](https://www.example.nl/a?b=1&c=2)", "https://www.example.nl/a?b=1&c=2")]
    [InlineData("[x](http://www.example.nl/)", "http://www.example.nl/")]
    [InlineData("[x](mailto:wijk@example.nl)", "mailto:wijk@example.nl")]
    [InlineData("[x](tel:09008844)", "tel:09008844")]
    [InlineData("[x](/melden)", "/melden")]
    [InlineData("[x](#kopje)", "#kopje")]
    [InlineData("<https://www.example.nl>", "https://www.example.nl")]
    public async Task A_link_as_editors_write_them_stays(string text, string address) =>
        Assert.Equal(address, Assert.Single((await ReadAsync(text)).QuerySelectorAll("a")).GetAttribute("href"));

    [Fact]
    public async Task What_editors_write_looks_as_they_mean_it()
    {
        var body = await ReadAsync("## Kopje\n\nEen **vet** en *schuin* woord.\n\n- een\n- twee\n\n1. drie\n\n> gezegd\n\n`code` 5 < 6 & meer");

        Assert.Equal("Kopje", body.QuerySelector("h2")!.TextContent);
        Assert.Equal(["vet", "schuin", "een", "twee", "drie", "code"], body.QuerySelectorAll("strong, em, li, code").Select(e => e.TextContent.Trim()));
        Assert.Equal("gezegd", body.QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Contains("5 < 6 & meer", body.TextContent, StringComparison.Ordinal);
    }

    private async Task<IElement> ReadAsync(string text)
    {
        var slug = $"proef-{Guid.NewGuid():N}";
        await program.ArrangeAsync(db =>
        {
            db.Articles.Add(new Article(slug, new LocalizedText("Proef", ""), new LocalizedText("Vooraf.", ""), new LocalizedText(text, ""), program.Now));
            return Task.CompletedTask;
        });
        var page = await WijkagentFactory.ReadAsync(await program.CreateClient().GetAsync(new Uri("/artikelen/" + slug, UriKind.Relative)));
        return page.QuerySelector("article.wa-prose > div")!;
    }

    // A browser leaves tabs, line ends and what is below a space out before it looks at the scheme.
    private static bool MayLeadTo(string address)
    {
        var seen = new string([.. address.Where(c => c > ' ')]);
        var colon = seen.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || seen.AsSpan(0, colon).ContainsAny('/', '?', '#') || AllowedSchemes.Contains(seen[..colon].ToLowerInvariant());
    }
}
