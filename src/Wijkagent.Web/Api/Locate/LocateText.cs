namespace Wijkagent.Web.Api.Locate;

/// <summary>Names the words of this folder: LocateText.resx (Dutch) and LocateText.en.resx.</summary>
public sealed class LocateText;
