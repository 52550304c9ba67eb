namespace Wijkagent.Web.Public.Pages;

/// <summary>Names the words of the fixed pages: PagesText.resx (Dutch) and PagesText.en.resx.</summary>
public sealed class PagesText;
