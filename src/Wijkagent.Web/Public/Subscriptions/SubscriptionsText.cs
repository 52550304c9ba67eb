namespace Wijkagent.Web.Public.Subscriptions;

/// <summary>Names the words of this folder: SubscriptionsText.resx (Dutch) and SubscriptionsText.en.resx.</summary>
public sealed class SubscriptionsText;
