using System.Text.Json;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Wijkagent.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;wa-icon name="phone" /&gt;</c> puts a Tabler icon into the page. It is decoration beside words: screen
/// readers skip it. The build embeds the drawings of the icons that views name.
/// </summary>
[HtmlTargetElement("wa-icon", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly Dictionary<string, string> Drawings = ReadDrawings();

    /// <summary>Name of the icon at tabler.io/icons, such as <c>map-pin</c>.</summary>
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wa-icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("fill", "none");
        output.Attributes.SetAttribute("stroke", "currentColor");
        output.Attributes.SetAttribute("stroke-width", "1.75");
        output.Attributes.SetAttribute("stroke-linecap", "round");
        output.Attributes.SetAttribute("stroke-linejoin", "round");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(Drawing(Name));
    }

    /// <summary>The inside of the svg element.</summary>
    internal static string Drawing(string name) => Drawings.TryGetValue(name, out var drawing)
        ? drawing
        : throw new InvalidOperationException(
            $"Icon '{name}' is not in the program. Write its name out in a view, or put 'icon: {name}' in Assets/safelist.txt.");

    private static Dictionary<string, string> ReadDrawings()
    {
        using var stream = typeof(IconTagHelper).Assembly.GetManifestResourceStream("icons.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
