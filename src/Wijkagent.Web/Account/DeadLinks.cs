using Microsoft.AspNetCore.Mvc;

namespace Wijkagent.Web.Account;

/// <summary>Links of mails about an account that were used, are too old, or never were links.</summary>
public static class DeadLinks
{
    /// <summary>The page that says so.</summary>
    public static ViewResult LinkDoesNotWork(this Controller controller)
    {
        var page = controller.View(nameof(LinkDoesNotWork));
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
