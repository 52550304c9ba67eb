namespace Wijkagent.Web.Shared.Forms;

/// <summary>One answer to pick from in a list of radio buttons, tick boxes or a drop-down.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the visitor reads, in their language.</param>
/// <param name="Hint">A line below it, where the text alone doesn't tell.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);
