using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Privacy.Register;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Pages;

/// <summary>The pages every public service has.</summary>
[AllowAnonymous]
public sealed class PagesController(RetentionOverview retention, ProcessingRegister register, IOptions<SiteOptions> site) : Controller
{
    [HttpGet("/over")]
    public IActionResult About() => View();

    [HttpGet("/privacy")]
    public async Task<IActionResult> Privacy(CancellationToken cancel) => View(await retention.KindsAsync(cancel));

    [HttpGet("/privacy/register")]
    public async Task<IActionResult> Register(CancellationToken cancel) =>
        View(new RegisterPage(site.Value.Organisation, site.Value.PrivacyContact, await register.ReadAsync(cancel)));

    [HttpGet("/toegankelijkheid")]
    public IActionResult Accessibility() => View(AxeResults.Last);

    [HttpGet("/contact")]
    public IActionResult Contact() => View();

    [HttpGet("/licenties")]
    public IActionResult Licences() => View();
}
