using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Wijkagent.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;wa-markdown text="…" /&gt;</c> shows a text that editors wrote in Markdown. HTML in it is shown as text.
/// </summary>
[HtmlTargetElement("wa-markdown", Attributes = "text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkdownTagHelper : TagHelper
{
    /// <summary>The Markdown.</summary>
    public required string Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(SafeMarkdown.ToHtml(Text));
    }
}
