namespace Wijkagent.Web.Public.Following;

/// <summary>Names the words of following a report: FollowingText.resx (Dutch) and FollowingText.en.resx.</summary>
public sealed class FollowingText;
