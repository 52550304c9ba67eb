namespace Wijkagent.Web.Public.Offline;

/// <summary>Names the words of what works without a network: OfflineText.resx (Dutch) and OfflineText.en.resx.</summary>
public sealed class OfflineText;
