using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Wijkagent.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;a wa-nav="under" href="/wijken"&gt;</c> marks itself as current: <c>page</c> on the page itself, <c>true</c> on
/// the pages below it. With <c>wa-nav="exact"</c> only on the page itself.
/// </summary>
[HtmlTargetElement("a", Attributes = "wa-nav,href")]
public sealed class NavLinkTagHelper : TagHelper
{
    [HtmlAttributeName("wa-nav")]
    public required string Match { get; set; }

    public required string Href { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("href", Href);
        var path = ViewContext.HttpContext.Request.Path;
        if (path == Href)
            output.Attributes.SetAttribute("aria-current", "page");
        else if (Match != "exact" && path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase))
            output.Attributes.SetAttribute("aria-current", "true");
    }
}
