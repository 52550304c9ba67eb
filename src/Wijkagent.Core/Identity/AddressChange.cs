using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Identity;

/// <summary>What was sent or asked from an address goes along when the owner of its account has another one.</summary>
public sealed class AddressChange(ReportsOfAddress reports, RequestFollowing requests, SubscriptionsOfAddress subscriptions, AreasOfAddress areas)
{
    /// <summary>Takes it along, in the save that follows.</summary>
    /// <param name="from">The address that was the account's.</param>
    /// <param name="to">The address that is, from now on.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task TakeAlongAsync(string from, string to, CancellationToken cancel)
    {
        await reports.MoveAsync(from, to, cancel);
        await requests.MoveAsync(from, to, cancel);
        await subscriptions.MoveAsync(from, to, cancel);
        await areas.MoveAsync(from, to, cancel);
    }
}
