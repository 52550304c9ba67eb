using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;wa-date for="When" /&gt;</c>: a date in three fields, for a property of type <see cref="DateParts" />. For a
/// date of birth add <c>autofill="bday"</c>.
/// </summary>
[HtmlTargetElement("wa-date", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateFieldTagHelper(IStringLocalizer<SharedText> words) : FieldTagHelper(words), IGroupOfControls
{
    /// <summary>Start of the autocomplete tokens: <c>bday</c> gives bday-day, bday-month and bday-year.</summary>
    public string? Autofill { get; set; }

    protected override IHtmlContent Control()
    {
        var date = For.Model as DateParts;
        var parts = new TagBuilder("div");
        parts.AddCssClass("wa-date wa-control");
        parts.InnerHtml
            .AppendHtml(Part(nameof(DateParts.Day), Words["Date.Day"], date?.Day, FieldId, 2))
            .AppendHtml(Part(nameof(DateParts.Month), Words["Date.Month"], date?.Month, null, 2))
            .AppendHtml(Part(nameof(DateParts.Year), Words["Date.Year"], date?.Year, null, 4));
        return parts;
    }

    private TagBuilder Part(string part, string text, string? value, string? firstId, int length)
    {
        var name = $"{FieldName}.{part}";
        var id = firstId ?? FieldValues.IdFor(name);
        if (ViewContext.ModelState.TryGetValue(name, out var state) && state.AttemptedValue is { } attempted)
            value = attempted;

        var label = new TagBuilder("label");
        label.MergeAttribute("for", id);
        label.InnerHtml.Append(text);

        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("utrecht-textbox utrecht-textbox--html-input");
        if (IsInvalid)
        {
            input.AddCssClass("utrecht-textbox--invalid");
            input.MergeAttribute("aria-invalid", "true");
        }

        input.MergeAttribute("id", id);
        input.MergeAttribute("name", name);
        input.MergeAttribute("type", "text");
        input.MergeAttribute("inputmode", "numeric");
        input.MergeAttribute("maxlength", length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        input.MergeAttribute("autocomplete", Autofill is null ? "off" : $"{Autofill}-{part.ToLowerInvariant()}");
        input.MergeAttribute("value", value);

        var box = new TagBuilder("div");
        box.AddCssClass(part == nameof(DateParts.Year) ? "wa-date__part wa-date__part--year" : "wa-date__part");
        box.InnerHtml.AppendHtml(label).AppendHtml(input);
        return box;
    }
}
