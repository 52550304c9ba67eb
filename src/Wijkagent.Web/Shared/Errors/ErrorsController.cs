using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Wijkagent.Web.Shared.Errors;

/// <summary>The page that answers in the place of a page that could not.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController : Controller
{
    private static readonly int[] Explained = [400, 403, 404, 405, 409, 413, 422, 429, 500, 503];

    [Route("/fout")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Show()
    {
        // Nobody is sent here; somebody who types the address finds what any unknown address gives.
        var isAsked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null
            && HttpContext.Features.Get<IExceptionHandlerFeature>() is null;
        var status = isAsked ? StatusCodes.Status404NotFound : Response.StatusCode;
        Response.StatusCode = status;

        var explained = Explained.Contains(status) ? status : status < 500 ? 400 : 500;
        // Errors in a form that could not be read must not turn up as errors in this page.
        ModelState.Clear();
        return View("Error", new ErrorPage(explained, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier));
    }
}

/// <summary>What the error page shows.</summary>
/// <param name="Status">The HTTP status it explains.</param>
/// <param name="Reference">What to mention when asking for help; the log has the same.</param>
public sealed record ErrorPage(int Status, string Reference);
