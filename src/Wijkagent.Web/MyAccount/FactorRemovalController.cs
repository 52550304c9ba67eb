using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.MyAccount;

/// <summary>Takes the authenticator app away, for who has another way or needs none.</summary>
[Authorize]
[PersonalPage]
[Confirmed(Back = OverviewController.Path)]
public sealed class FactorRemovalController(OwnAccount own, SecondFactors factors, Failures failures) : Controller
{
    [HttpPost(FactorController.Path + "/verwijdering")]
    public async Task<IActionResult> Remove(CancellationToken cancel)
    {
        var user = await own.GetAsync();
        var removed = await factors.RemoveAppAsync(user, own.Device, cancel);
        if (!removed.IsDone)
            return failures.Answer(this, removed.Error, back: OverviewController.Path);
        await own.RenewAsync(user, null, cancel);
        return LocalRedirect($"{OverviewController.Path}?gedaan={AccountNotice.App}");
    }
}
