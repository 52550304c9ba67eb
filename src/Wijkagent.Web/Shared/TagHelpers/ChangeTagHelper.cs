using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Common;

namespace Wijkagent.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;wa-change before="…" after="…" /&gt;</c>: a text as it is now, with what was taken out and what came in. Both are said in
/// words too, for who does not see the lines.
/// </summary>
[HtmlTargetElement("wa-change", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChangeTagHelper(IStringLocalizer<SharedText> words) : TagHelper
{
    /// <summary>The text before.</summary>
    public required string Before { get; set; }

    /// <summary>The text after.</summary>
    public required string After { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wa-user-text wa-change");
        output.Attributes.SetAttribute("dir", "auto");
        foreach (var piece in TextChange.Between(Before, After))
        {
            if (piece.Fate == Fate.Kept)
                output.Content.Append(piece.Text);
            else
                output.Content.AppendHtml(Marked(piece));
        }
    }

    private TagBuilder Marked(TextPiece piece)
    {
        var said = new TagBuilder("span");
        said.AddCssClass("wa-visually-hidden");
        said.InnerHtml.Append(words[$"Change.{piece.Fate}"] + " ");
        var marked = new TagBuilder(piece.Fate == Fate.Removed ? "del" : "ins");
        marked.InnerHtml.AppendHtml(said).Append(piece.Text);
        return marked;
    }
}
