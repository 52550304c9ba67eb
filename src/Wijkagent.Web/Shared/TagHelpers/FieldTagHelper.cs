using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Wijkagent.Web.Shared.TagHelpers;

/// <summary>
/// What every question of a form has: a label, a hint below it, then the error, then the control, tied together for
/// screen readers. Label and hint come from <c>[Display(Name = …, Description = …)]</c> unless the view gives others.
/// </summary>
public abstract class FieldTagHelper(IStringLocalizer<SharedText> words) : TagHelper
{
    private string? attempted;

    /// <summary>The property of the form.</summary>
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    /// <summary>The question, when it isn't the property's display name.</summary>
    public string? Label { get; set; }

    /// <summary>A line of help, when it isn't the property's description.</summary>
    public string? Hint { get; set; }

    /// <summary>Says "(niet verplicht)"; by default for every property without <c>[Required]</c>.</summary>
    public bool? Optional { get; set; }

    /// <summary>Makes the label the page's only heading: for a page with one question.</summary>
    public bool Heading { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected IStringLocalizer<SharedText> Words => words;

    /// <summary>Name the browser sends.</summary>
    protected string FieldName { get; private set; } = "";

    /// <summary>Id of the (first) control; links of the error summary end here.</summary>
    protected string FieldId { get; private set; } = "";

    protected string? ErrorMessage { get; private set; }
    protected bool IsInvalid => ErrorMessage is not null;

    /// <summary>What was typed last time, or what the form holds.</summary>
    protected string Value => attempted ?? For.ModelExplorer.TextOrEmpty();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        FieldName = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        FieldId = FieldValues.IdFor(FieldName);
        if (ViewContext.ModelState.TryGetValue(FieldName, out var state))
        {
            attempted = state.AttemptedValue;
            ErrorMessage = state.Errors.FirstOrDefault()?.ErrorMessage;
        }

        var isGroup = this is IGroupOfControls;
        output.TagName = isGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", IsInvalid ? "wa-field wa-field--invalid" : "wa-field");
        if (isGroup && Describedby() is { } ids)
            output.Attributes.SetAttribute("aria-describedby", ids);

        output.Content.AppendHtml(LabelElement(isGroup));
        if (HintText is { } hint)
            output.Content.AppendHtml(Paragraph("wa-hint", FieldId + "-hint", hint));
        if (ErrorMessage is not null)
            output.Content.AppendHtml(ErrorElement(ErrorMessage));
        output.Content.AppendHtml(Control());
    }

    /// <summary>The control itself.</summary>
    protected abstract IHtmlContent Control();

    /// <summary>Ids of hint and error, for <c>aria-describedby</c>; null when there are none.</summary>
    protected string? Describedby()
    {
        string?[] ids = [HintText is null ? null : FieldId + "-hint", IsInvalid ? FieldId + "-fout" : null];
        var present = string.Join(' ', ids.Where(id => id is not null));
        return present.Length == 0 ? null : present;
    }

    /// <summary>Ties a single control to its hint and error.</summary>
    protected void Describe(TagBuilder control)
    {
        if (Describedby() is { } ids)
            control.MergeAttribute("aria-describedby", ids);
        if (IsInvalid)
            control.MergeAttribute("aria-invalid", "true");
        if (For.Metadata.IsRequired && Optional is not true)
            control.MergeAttribute("aria-required", "true");
    }

    private string? HintText => Hint ?? For.Metadata.Description;

    private bool IsOptional => Optional ?? !For.Metadata.IsRequired;

    private TagBuilder LabelElement(bool isGroup)
    {
        var label = new TagBuilder(isGroup ? "legend" : "label");
        if (!isGroup)
            label.MergeAttribute("for", FieldId);
        label.AddCssClass("wa-label");

        var text = label.InnerHtml;
        if (Heading)
        {
            var heading = new TagBuilder("h1");
            label.InnerHtml.AppendHtml(heading);
            text = heading.InnerHtml;
        }

        text.Append(Label ?? For.Metadata.GetDisplayName());
        if (IsOptional)
        {
            var optional = new TagBuilder("span");
            optional.AddCssClass("wa-label__optional");
            optional.InnerHtml.Append(words["Field.Optional"]);
            text.Append(" ").AppendHtml(optional);
        }

        return label;
    }

    private TagBuilder ErrorElement(string message)
    {
        var element = Paragraph("wa-error", FieldId + "-fout", "");
        var prefix = new TagBuilder("span");
        prefix.AddCssClass("wa-visually-hidden");
        prefix.InnerHtml.Append(words["Field.ErrorPrefix"]);
        element.InnerHtml.AppendHtml(prefix).Append(" ").Append(message);
        return element;
    }

    private static TagBuilder Paragraph(string cssClass, string id, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(cssClass);
        paragraph.MergeAttribute("id", id);
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }
}

/// <summary>A question whose answer takes several controls: a fieldset with a legend.</summary>
internal interface IGroupOfControls;

/// <summary>How a field's name becomes the id of its first control, and its value a text.</summary>
internal static class FieldValues
{
    public static string IdFor(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public static string TextOrEmpty(this ModelExplorer explorer) => explorer.Model switch
    {
        null => "",
        // As an input of type date holds it, in every language.
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.CurrentCulture),
        var other => other.ToString() ?? "",
    };
}
