namespace Wijkagent.Web.Backoffice;

/// <summary>How the last thing somebody did went, at the top of the page it came back to.</summary>
/// <param name="Words">What was done; null for nothing.</param>
/// <param name="Problem">Why it could not be done.</param>
/// <param name="HasForm">Whether what was typed still stands in its form; if not, the page shows it by itself.</param>
/// <param name="Typed">What was typed; null when nothing was.</param>
public sealed record LastStep(string? Words, string? Problem, bool HasForm, string? Typed);
