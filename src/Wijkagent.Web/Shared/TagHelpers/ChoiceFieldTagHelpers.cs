using System.Collections;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Shared.TagHelpers;

/// <summary>The list of answers that radio buttons, tick boxes and a drop-down share.</summary>
public abstract class ChoiceFieldTagHelper(IStringLocalizer<SharedText> words) : FieldTagHelper(words)
{
    /// <summary>The answers, in the order shown.</summary>
    public required IEnumerable<Choice> Items { get; set; }

    /// <summary>One answer with its control; the first control carries the id of the field.</summary>
    protected TagBuilder Option(Choice choice, int index, string type, bool isChecked)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass(type == "radio" ? "utrecht-radio-button utrecht-radio-button--html-input" : "utrecht-checkbox utrecht-checkbox--html-input");
        input.MergeAttribute("type", type);
        input.MergeAttribute("id", index == 0 ? FieldId : $"{FieldId}_{index}");
        input.MergeAttribute("name", FieldName);
        input.MergeAttribute("value", choice.Value);
        if (isChecked)
            input.MergeAttribute("checked", "checked");
        if (IsInvalid)
            input.MergeAttribute("aria-invalid", "true");

        var words = new TagBuilder("span");
        words.InnerHtml.AppendHtml(Span("wa-choice__text", choice.Text));
        if (choice.Hint is not null)
            words.InnerHtml.AppendHtml(Span("wa-choice__hint", choice.Hint));

        var label = new TagBuilder("label");
        label.AddCssClass("wa-choice");
        label.InnerHtml.AppendHtml(input).AppendHtml(words);
        return label;
    }

    protected IHtmlContent Options(string type, Func<string, bool> isChecked)
    {
        var list = new TagBuilder("div");
        list.AddCssClass("wa-choices wa-control");
        foreach (var (index, choice) in Items.Index())
            list.InnerHtml.AppendHtml(Option(choice, index, type, isChecked(choice.Value)));
        return list;
    }

    private static TagBuilder Span(string cssClass, string text)
    {
        var span = new TagBuilder("span");
        span.AddCssClass(cssClass);
        span.InnerHtml.Append(text);
        return span;
    }
}

/// <summary><c>&lt;wa-radios for="Category" items="Model.Categories" /&gt;</c>: one answer out of a few.</summary>
[HtmlTargetElement("wa-radios", Attributes = "for,items", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosTagHelper(IStringLocalizer<SharedText> words) : ChoiceFieldTagHelper(words), IGroupOfControls
{
    protected override IHtmlContent Control() =>
        Options("radio", value => string.Equals(value, Value, StringComparison.OrdinalIgnoreCase));
}

/// <summary><c>&lt;wa-checkboxes for="Days" items="…" /&gt;</c>: any number of answers; the property is a list.</summary>
[HtmlTargetElement("wa-checkboxes", Attributes = "for,items", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxesTagHelper(IStringLocalizer<SharedText> words) : ChoiceFieldTagHelper(words), IGroupOfControls
{
    protected override IHtmlContent Control()
    {
        var chosen = ViewContext.ModelState.TryGetValue(FieldName, out var state) && state.RawValue is not null
            ? state.RawValue as IEnumerable<string> ?? [state.RawValue.ToString()!]
            : (For.Model as IEnumerable)?.Cast<object>().Select(value => value.ToString()!) ?? [];
        var set = chosen.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Options("checkbox", set.Contains);
    }
}

/// <summary>
/// <c>&lt;wa-select for="Officer" items="…" /&gt;</c>: one answer out of many. It opens on "choose an answer" unless
/// <c>with-empty="false"</c>.
/// </summary>
[HtmlTargetElement("wa-select", Attributes = "for,items", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper(IStringLocalizer<SharedText> words) : ChoiceFieldTagHelper(words)
{
    public bool WithEmpty { get; set; } = true;

    /// <summary>As wide as the answer: <c>s</c>, <c>m</c>, <c>l</c>, or the whole column when left out.</summary>
    public string? Width { get; set; }

    protected override IHtmlContent Control()
    {
        var select = new TagBuilder("select");
        select.AddCssClass("utrecht-select utrecht-select--html-select wa-control");
        if (Width is not null)
            select.AddCssClass("wa-control--" + Width);
        if (IsInvalid)
            select.AddCssClass("utrecht-select--invalid");
        select.MergeAttribute("id", FieldId);
        select.MergeAttribute("name", FieldName);
        Describe(select);
        if (WithEmpty)
            select.InnerHtml.AppendHtml(OptionElement(new Choice("", Words["Field.ChooseOne"])));
        foreach (var choice in Items)
            select.InnerHtml.AppendHtml(OptionElement(choice));
        return select;
    }

    private TagBuilder OptionElement(Choice choice)
    {
        var option = new TagBuilder("option");
        option.MergeAttribute("value", choice.Value);
        if (string.Equals(choice.Value, Value, StringComparison.OrdinalIgnoreCase))
            option.MergeAttribute("selected", "selected");
        option.InnerHtml.Append(choice.Text);
        return option;
    }
}

/// <summary>
/// <c>&lt;wa-tick for="Agreed" text="…" /&gt;</c>: one tick box for a yes, with the sentence that is agreed to.
/// </summary>
[HtmlTargetElement("wa-tick", Attributes = "for,text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TickTagHelper(IStringLocalizer<SharedText> words) : ChoiceFieldTagHelper(words), IGroupOfControls
{
    public required string Text { get; set; }

    protected override IHtmlContent Control()
    {
        Items = [new Choice("true", Text)];
        var isChecked = ViewContext.ModelState.TryGetValue(FieldName, out var state) && state.AttemptedValue is { } attempted
            ? attempted.Split(',').Contains("true", StringComparer.OrdinalIgnoreCase)
            : For.Model is true;
        return Options("checkbox", _ => isChecked);
    }
}
