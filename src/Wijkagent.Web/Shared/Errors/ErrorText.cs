namespace Wijkagent.Web.Shared.Errors;

/// <summary>Names the words of the error pages: ErrorText.resx (Dutch) and ErrorText.en.resx.</summary>
public sealed class ErrorText;
