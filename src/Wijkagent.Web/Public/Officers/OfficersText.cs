namespace Wijkagent.Web.Public.Officers;

/// <summary>Names the words of this folder: OfficersText.resx (Dutch) and OfficersText.en.resx.</summary>
public sealed class OfficersText;
