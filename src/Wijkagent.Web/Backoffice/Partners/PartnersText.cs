namespace Wijkagent.Web.Backoffice.Partners;

/// <summary>Names the words of this folder: PartnersText.resx (Dutch) and PartnersText.en.resx.</summary>
public sealed class PartnersText;
