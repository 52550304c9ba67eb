namespace Wijkagent.Web.MyAccount.Data;

/// <summary>Names the words of the pages about what is held of somebody: OwnDataText.resx (Dutch) and OwnDataText.en.resx.</summary>
public sealed class OwnDataText;
