using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.MyAccount.Data;

/// <summary>The name of a resident, which its owner corrects. Staff are known to others by theirs: an administrator changes it.</summary>
[Authorize]
[PersonalPage]
[Confirmed]
[Route("/account/naam")]
public sealed class NameController(OwnAccount own, AccountUpdates updates, Failures failures) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show() => View("Name", new NameForm { Name = (await own.GetAsync()).DisplayName });

    [HttpPost]
    public async Task<IActionResult> Correct(NameForm form, CancellationToken cancel)
    {
        var user = await own.GetAsync();
        var corrected = await updates.CorrectNameAsync(user, form.Name, cancel);
        if (!corrected.IsDone)
            return failures.Answer(this, corrected.Error, () => View("Name", form));
        // The cookie holds the name that pages show.
        await own.RenewAsync(user, null, cancel);
        return LocalRedirect($"{OverviewController.Path}?gedaan={AccountNotice.Naam}");
    }
}

/// <summary>A name as it was typed.</summary>
public sealed class NameForm
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }
}
