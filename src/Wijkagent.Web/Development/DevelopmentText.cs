namespace Wijkagent.Web.Development;

/// <summary>Names the words of the developers' pages: DevelopmentText.resx (Dutch) and DevelopmentText.en.resx.</summary>
public sealed class DevelopmentText;
