namespace Wijkagent.Web.Shared.Errors;

/// <summary>
/// Names the words of failures: FailureText.resx (Dutch) and FailureText.en.resx. A key is an error's name, or its name
/// and field (<c>ValueMissing.Text</c>) where the words differ per field.
/// </summary>
public sealed class FailureText;
