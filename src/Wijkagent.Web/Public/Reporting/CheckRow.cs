namespace Wijkagent.Web.Public.Reporting;

/// <summary>An answer on the check page.</summary>
/// <param name="Name">What was asked.</param>
/// <param name="Value">What was answered.</param>
/// <param name="Change">Where it can be changed.</param>
public sealed record CheckRow(string Name, string Value, string Change);
