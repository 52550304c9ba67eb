using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Backoffice.Audit;

/// <summary>
/// «Wie keek in deze zaak», for the privacy officer who has to answer that: of one thing whose code is known, and never a list
/// of what there is. Looking it up is noted, with the code.
/// </summary>
[Needs(Permission.AskWhoLooked)]
[PersonalPage]
[Route(WhoLookedQuery.Path)]
public sealed class WhoLookedController(CurrentActor me, AuditSearch search) : Controller
{
    [HttpGet]
    [EnableRateLimiting(RateLimits.DeskLists)]
    public async Task<IActionResult> Show(WhoLookedQuery query, CancellationToken cancel)
    {
        if (PublicCode.Normalise(query.Thing) is not { } code)
            return View("WhoLooked", new WhoLookedPage(query, null, null));
        var found = await search.ListAsync(new AuditFilter(Thing: code), AuditQuery.PlaceIn(query.After), await me.GetAsync(cancel), cancel);
        return View("WhoLooked", new WhoLookedPage(query, code, found));
    }
}

/// <summary>What is looked up, as the address says it.</summary>
public sealed class WhoLookedQuery
{
    /// <summary>Where it is looked up.</summary>
    public const string Path = "/kantoor/wie-keek";

    [FromQuery(Name = "ding")]
    public string? Thing { get; set; }

    /// <summary>From where in the log, as a link to older entries says it.</summary>
    [FromQuery(Name = "na")]
    public string? After { get; set; }

    /// <summary>The address of what was done with a thing.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="after">Before which place; null for the newest entries.</param>
    public static string To(string code, AuditPlace? after = null) => QueryHelpers.AddQueryString(
        Path, new Dictionary<string, string?> { ["ding"] = code, ["na"] = after is null ? null : AuditQuery.WordOf(after) });
}

/// <summary>What the page shows.</summary>
/// <param name="Query">What its address says.</param>
/// <param name="Code">What is looked up; null when nothing is, or what was typed is no code.</param>
/// <param name="Found">What was done with it; null when nothing is looked up.</param>
public sealed record WhoLookedPage(WhoLookedQuery Query, string? Code, AuditPage? Found)
{
    /// <summary>Whether something was typed that is no code.</summary>
    public bool IsNoCode => Code is null && !string.IsNullOrWhiteSpace(Query.Thing);
}
