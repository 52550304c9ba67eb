using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Public.Following;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>
/// Somebody leaves in a hurry: the draft is thrown away and the browser forgets what it kept, so that «back» shows
/// neither answers nor a followed report. The script of the link asks for it while the browser is on its way out.
/// </summary>
[AllowAnonymous]
[PersonalPage]
public sealed class LeavingController(ReportDrafts drafts, DraftCookie draft, FollowCookie followed) : Controller
{
    [HttpPost(StepPaths.Leaving)]
    public async Task<IActionResult> Leave()
    {
        // Not stopped with the request: the page that asked is gone already.
        await drafts.ForgetAsync(draft.Token, CancellationToken.None);
        draft.Delete();
        followed.Close();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return NoContent();
    }
}
