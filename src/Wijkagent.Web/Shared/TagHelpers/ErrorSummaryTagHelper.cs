using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Wijkagent.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;wa-error-summary /&gt;</c>: everything that is wrong, each a link to its control. It stands above the h1,
/// shows nothing when nothing is wrong, and the page's title then starts with "Fout:".
/// </summary>
[HtmlTargetElement("wa-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<SharedText> words) : TagHelper
{
    /// <summary>The form, where its fields have names of their own and the view shows more than the form.</summary>
    public ModelExpression? For { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wa-errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");

        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append(words["Errors.Heading"]);

        var list = new TagBuilder("ul");
        foreach (var (name, state) in ViewContext.ModelState.OrderBy(entry => PlaceInForm(entry.Key), StringComparer.Ordinal))
        {
            foreach (var error in state!.Errors)
                list.InnerHtml.AppendHtml(Line(name, error.ErrorMessage));
        }

        output.Content.AppendHtml(heading).AppendHtml(list);
    }

    /// <summary>
    /// Errors stand in the order of the questions, which is the order of the form's properties: a sortable text such as
    /// <c>003.001</c>. Model state itself keeps no order that means anything.
    /// </summary>
    private string PlaceInForm(string name)
    {
        var metadata = For?.Metadata ?? ViewContext.ViewData.ModelMetadata;
        var place = new List<string>();
        foreach (var part in name.Split('.', '['))
        {
            var index = metadata.Properties.Index().FirstOrDefault(property => property.Item.PropertyName == part);
            if (index.Item is null)
                break;
            place.Add(index.Index.ToString("D3", CultureInfo.InvariantCulture));
            metadata = index.Item;
        }

        return string.Join('.', place);
    }

    private static TagBuilder Line(string name, string message)
    {
        var line = new TagBuilder("li");
        // An error without a name is about the form as a whole and links nowhere.
        if (name.Length == 0)
        {
            line.InnerHtml.Append(message);
            return line;
        }

        var link = new TagBuilder("a");
        link.MergeAttribute("href", "#" + FieldValues.IdFor(name));
        link.InnerHtml.Append(message);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
