namespace Wijkagent.Web.Public.WhoHelps;

/// <summary>Names the words of the page that says who helps with what: WhoHelpsText.resx (Dutch) and WhoHelpsText.en.resx.</summary>
public sealed class WhoHelpsText;
