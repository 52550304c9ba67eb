namespace Wijkagent.Web.Public.Home;

/// <summary>Names the words of the home page: HomeText.resx (Dutch) and HomeText.en.resx.</summary>
public sealed class HomeText;
