using Microsoft.AspNetCore.Mvc;

namespace Wijkagent.Web.Public.Subscriptions;

/// <summary>What a link in a mail answers that has nothing to do any more.</summary>
internal static class LinksThatAreOver
{
    /// <summary>What was followed is not any more, or was never confirmed: «gone» (410). Only a key that is none of ours is not found.</summary>
    /// <param name="controller">Who answers.</param>
    /// <param name="subscription">What the key is of; null when it is none of ours.</param>
    /// <param name="what">What is said of ours, by its name in words.</param>
    public static ViewResult Over(this Controller controller, Guid? subscription, string what = "Over")
    {
        var page = controller.View("Told", new ToldPage(subscription is null ? "Broken" : what) { LeadsToFollowing = subscription is not null });
        page.StatusCode = subscription is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
        return page;
    }
}
