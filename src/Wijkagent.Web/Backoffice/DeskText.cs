namespace Wijkagent.Web.Backoffice;

/// <summary>Names the words of the desk: DeskText.resx (Dutch) and DeskText.en.resx.</summary>
public sealed class DeskText;
