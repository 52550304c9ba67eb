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
    private readonly TagBuilder _input = new("input") { TagRenderMode = TagRenderMode.SelfClosing };

    /// <summary><c>text</c>, <c>email</c>, <c>tel</c>, <c>search</c> or <c>password</c>.</summary>
    public string Type { get; set; } = "text";

    /// <summary>As wide as the answer: <c>xs</c>, <c>s</c>, <c>m</c>, <c>l</c>, or the whole column when left out.</summary>
    public string? Width { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        MoveAttributes(output, _input);
        base.Process(context, output);
    }

    protected override IHtmlContent Control()
    {
        _input.AddCssClass("utrecht-textbox utrecht-textbox--html-input wa-control");
        if (Width is not null)
            _input.AddCssClass("wa-control--" + Width);
        if (IsInvalid)
            _input.AddCssClass("utrecht-textbox--invalid");
        _input.MergeAttribute("id", FieldId);
        _input.MergeAttribute("name", FieldName);
        _input.MergeAttribute("type", Type);
        // A password never comes back to the page.
        if (Type != "password")
            _input.MergeAttribute("value", Value);
        Describe(_input);
        return _input;
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
    private readonly TagBuilder _area = new("textarea");

    public int Rows { get; set; } = 6;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        TextFieldTagHelper.MoveAttributes(output, _area);
        base.Process(context, output);
    }

    protected override IHtmlContent Control()
    {
        _area.AddCssClass("utrecht-textarea utrecht-textarea--html-textarea wa-control");
        if (IsInvalid)
            _area.AddCssClass("utrecht-textarea--invalid");
        _area.MergeAttribute("id", FieldId);
        _area.MergeAttribute("name", FieldName);
        _area.MergeAttribute("rows", Rows.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _area.MergeAttribute("dir", "auto");
        Describe(_area);
        // A browser drops the first line break of a text area; this one is there to be dropped.
        _area.InnerHtml.AppendHtml("\n").Append(Value);
        return _area;
    }
}
