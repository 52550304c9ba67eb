namespace Wijkagent.Web.Backoffice.Screening;

/// <summary>Names the words of this folder: ScreeningText.resx (Dutch) and ScreeningText.en.resx.</summary>
public sealed class ScreeningText;
