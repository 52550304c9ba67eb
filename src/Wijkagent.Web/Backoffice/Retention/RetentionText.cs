namespace Wijkagent.Web.Backoffice.Retention;

/// <summary>Names the words of this folder: RetentionText.resx (Dutch) and RetentionText.en.resx.</summary>
public sealed class RetentionText;
