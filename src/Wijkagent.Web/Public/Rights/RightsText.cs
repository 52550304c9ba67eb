namespace Wijkagent.Web.Public.Rights;

/// <summary>Names the words of this folder: RightsText.resx (Dutch) and RightsText.en.resx.</summary>
public sealed class RightsText;
