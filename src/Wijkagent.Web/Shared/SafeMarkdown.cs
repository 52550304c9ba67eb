using System.Collections.Concurrent;
using Ganss.Xss;
using Markdig;

namespace Wijkagent.Web.Shared;

/// <summary>
/// Makes HTML of what editors wrote in Markdown. HTML in it is shown as text, and what comes out holds text, lists and
/// links alone: to pages, to https and http, to mail and to a phone. There are no pictures: those of other hosts would
/// tell them who reads.
/// </summary>
public static class SafeMarkdown
{
    // The texts of a portal are few and asked for all day; when there are more than this, they are made anew.
    private const int MostKept = 500;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = Words("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "ul", "ol", "li", "blockquote", "pre", "code", "a"),
        AllowedAttributes = Words("href", "title", "start"),
        UriAttributes = Words("href"),
        AllowedSchemes = Words(Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto, "tel"),
    });

    private static readonly ConcurrentDictionary<string, string> Made = new();

    /// <summary>The HTML of a text.</summary>
    public static string ToHtml(string text)
    {
        if (Made.TryGetValue(text, out var html))
            return html;
        if (Made.Count >= MostKept)
            Made.Clear();
        return Made[text] = Sanitizer.Sanitize(Markdown.ToHtml(text, Pipeline));
    }

    private static HashSet<string> Words(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);
}
