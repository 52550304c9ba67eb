namespace Wijkagent.Web.Public.Search;

/// <summary>Names the words of this folder: SearchText.resx (Dutch) and SearchText.en.resx.</summary>
public sealed class SearchText;
