using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Wijkagent.Web.Shared.TagHelpers;

/// <summary>How a status looks; the words always say it too.</summary>
public enum Tone
{
    Neutral,
    Info,
    Warning,
    Positive,
    Negative,
    Urgent,
}

/// <summary><c>&lt;wa-status tone="Info"&gt;Ontvangen&lt;/wa-status&gt;</c>: a small badge.</summary>
[HtmlTargetElement("wa-status")]
public sealed class StatusTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", Tone == Tone.Neutral ? "wa-status" : "wa-status wa-status--" + Tone.ToString().ToLowerInvariant());
    }
}
