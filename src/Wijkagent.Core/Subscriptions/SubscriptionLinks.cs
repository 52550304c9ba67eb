using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Wijkagent.Core.Subscriptions;

/// <summary>What a link in a mail to who follows something is for.</summary>
public enum SubscriptionLink
{
    /// <summary>To prove that the address is theirs.</summary>
    Confirm,

    /// <summary>To stop it. Works as long as the subscription is there.</summary>
    Stop,

    /// <summary>To keep it longer, when its end is near.</summary>
    Keep,

    /// <summary>To prove that the address is theirs, of who follows a piece of the country.</summary>
    ConfirmArea,

    /// <summary>To see, change, keep and stop that.</summary>
    ManageArea,

    /// <summary>To read the feed of a zone.</summary>
    ReadZone,

    /// <summary>To read the feed of a problem; it is of the report that stands for it, as nothing else is kept.</summary>
    ReadProblem,

    /// <summary>To read the feed of one's own report.</summary>
    ReadReport,
}

/// <summary>Makes and reads the keys in those links: nobody makes one, or reads in it what it is of.</summary>
public sealed class SubscriptionLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector links = protection.CreateProtector("Wijkagent.SubscriptionLinks");

    /// <summary>The key for a mail.</summary>
    public string Make(Guid subscription, SubscriptionLink purpose) =>
        links.CreateProtector(purpose.ToString()).Protect(subscription.ToString("N"));

    /// <summary>Which subscription a key is of; null when it is none of ours, or for something else.</summary>
    public Guid? Read(string? key, SubscriptionLink purpose)
    {
        try
        {
            return Guid.ParseExact(links.CreateProtector(purpose.ToString()).Unprotect(key ?? ""), "N");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
