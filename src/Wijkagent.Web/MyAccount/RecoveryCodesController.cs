using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.MyAccount;

/// <summary>New recovery codes in the place of the old ones.</summary>
[Authorize]
[PersonalPage]
[Confirmed]
[Route("/account/herstelcodes")]
public sealed class RecoveryCodesController(OwnAccount own, SecondFactors factors, Failures failures) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var state = await factors.OfAsync(await own.GetAsync(), cancel);
        return state.Any ? View("NewCodes", state) : LocalRedirect(FactorController.Path);
    }

    [HttpPost]
    public async Task<IActionResult> Make(CancellationToken cancel)
    {
        var user = await own.GetAsync();
        if (!(await factors.OfAsync(user, cancel)).Any)
            return LocalRedirect(FactorController.Path);
        var made = await factors.NewRecoveryCodesAsync(user, own.Device, cancel);
        if (!made.IsDone)
            return failures.Answer(this, made.Error, back: OverviewController.Path);
        await own.RenewAsync(user, null, cancel);
        return View("Codes", new CodesPage(made.Value, OverviewController.Path));
    }
}
