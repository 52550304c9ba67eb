using Wijkagent.Core.Identity;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>The district that the resident of the demo town follows: with what was told there so far to come in the next mail.</summary>
internal static class DemoSubscription
{
    /// <summary>One that was confirmed.</summary>
    public static AreaSubscription Of(DemoAreas areas, DateTime now)
    {
        var resident = DemoAccount.All.Single(account => account.Role == RoleNames.Resident);
        var district = areas.Districts.OrderBy(d => d.Key, StringComparer.Ordinal).First().Value;
        var subscription = AreaSubscription.ToArea(
            FollowedPiece.District, district.Id, resident.Email, new NewsWish([], WithBulletins: true, NewsRhythm.Daily), "nl", now);
        subscription.Confirm([], now);
        return subscription;
    }
}
