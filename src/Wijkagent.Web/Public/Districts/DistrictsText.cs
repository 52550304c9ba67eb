namespace Wijkagent.Web.Public.Districts;

/// <summary>Names the words of this folder: DistrictsText.resx (Dutch) and DistrictsText.en.resx.</summary>
public sealed class DistrictsText;
