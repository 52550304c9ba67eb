using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.MyAccount;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Following;

/// <summary>The reporter of an anonymous report says who it is after all.</summary>
public sealed class DisclosureController(OpenedServices services, Disclosure disclosure, OwnAccount own) : OpenedController(services)
{
    [HttpGet(Root + "/bekendmaken")]
    public IActionResult Disclose() => Report.CanDisclose ? View(new DisclosePage(Report)) : LocalRedirect(Address);

    [HttpPost(Root + "/bekendmaken")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Tell([FromForm] string? name, [FromForm] string? email, [FromForm] string? phone, CancellationToken cancel)
    {
        var proved = await own.ResidentAsync() is { EmailConfirmed: true } resident ? resident.Email : null;
        var done = await disclosure.DiscloseAsync(Report.Code, new TellWho(Anonymous: false, name, email, phone), proved, cancel);
        var answer = Back(done, () => View("Disclose", new DisclosePage(Report) { Name = name, Email = email, Phone = phone }), "#gegevens");
        if (done.Error is AddressMailedTooOften tooOften)
        {
            Failures.SayWhenAgain(Response, tooOften.Wait);
            ((ViewResult)answer).StatusCode = StatusCodes.Status429TooManyRequests;
        }

        return answer;
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Report">The report.</param>
public sealed record DisclosePage(FollowedReport Report)
{
    /// <summary>The name, when it has to be mended.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; init; }
}
