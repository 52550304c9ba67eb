using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Wijkagent.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;wa-text for="Email" type="email" autocomplete="email" width="l" /&gt;</c>: one line of text. Attributes it
/// does not know (inputmode, maxlength, spellcheck, autocapitalize) go to the input.
/// </summary>
[HtmlTargetElement("wa-text", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextFieldTagHelper(IStringLocalizer<SharedText> words) : FieldTagHelper(words)
{
    private readonly TagBuilder input = new("input") { TagRenderMode = TagRenderMode.SelfClosing };

    /// <summary><c>text</c>, <c>email</c>, <c>tel</c>, <c>search</c> or <c>password</c>.</summary>
    public string Type { get; set; } = "text";

    /// <summary>As wide as the answer: <c>xs</c>, <c>s</c>, <c>m</c>, <c>l</c>, or the whole column when left out.</summary>
    public string? Width { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        MoveAttributes(output, input);
        base.Process(context, output);
    }

    protected override IHtmlContent Control()
    {
        input.AddCssClass("utrecht-textbox utrecht-textbox--html-input wa-control");
        if (Width is not null)
            input.AddCssClass("wa-control--" + Width);
        if (IsInvalid)
            input.AddCssClass("utrecht-textbox--invalid");
        input.MergeAttribute("id", FieldId);
        input.MergeAttribute("name", FieldName);
        input.MergeAttribute("type", Type);
        // A password never comes back to the page.
        if (Type != "password")
            input.MergeAttribute("value", Value);
        Describe(input);
        return input;
    }

    /// <summary>Attributes the tag helper doesn't know belong to the control, not to the element around it.</summary>
    internal static void MoveAttributes(TagHelperOutput output, TagBuilder control)
    {
        foreach (var attribute in output.Attributes.ToList())
        {
            control.MergeAttribute(attribute.Name, attribute.Value?.ToString());
            output.Attributes.Remove(attribute);
        }
    }
}

/// <summary><c>&lt;wa-textarea for="Text" rows="6" maxlength="4000" /&gt;</c>: more lines of text.</summary>
[HtmlTargetElement("wa-textarea", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextAreaTagHelper(IStringLocalizer<SharedText> words) : FieldTagHelper(words)
{
    private readonly TagBuilder area = new("textarea");

    public int Rows { get; set; } = 6;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        TextFieldTagHelper.MoveAttributes(output, area);
        base.Process(context, output);
    }

    protected override IHtmlContent Control()
    {
        area.AddCssClass("utrecht-textarea utrecht-textarea--html-textarea wa-control");
        if (IsInvalid)
            area.AddCssClass("utrecht-textarea--invalid");
        area.MergeAttribute("id", FieldId);
        area.MergeAttribute("name", FieldName);
        area.MergeAttribute("rows", Rows.ToString(System.Globalization.CultureInfo.InvariantCulture));
        area.MergeAttribute("dir", "auto");
        Describe(area);
        // A browser drops the first line break of a text area; this one is there to be dropped.
        area.InnerHtml.AppendHtml("\n").Append(Value);
        return area;
    }
}
