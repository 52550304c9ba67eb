namespace Wijkagent.Web.Shared;

/// <summary>Names the words that every page shares: SharedText.resx (Dutch) and SharedText.en.resx.</summary>
public sealed class SharedText;
