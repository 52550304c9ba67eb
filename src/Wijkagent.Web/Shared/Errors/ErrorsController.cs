using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Shared.Errors;

/// <summary>The page that answers in the place of a page that could not.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController : Controller
{
    private static readonly PathString Desk = "/kantoor";
    private static readonly int[] Explained = [400, 403, 404, 405, 409, 410, 413, 422, 426, 429, 500, 503];

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
        ErrorSetup.SayWhenAgain(Response);
        return View("Error", new ErrorPage(
            explained,
            Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier,
            explained >= StatusCodes.Status500InternalServerError ? FormToSendAgain() : null,
            IsAtDesk(status))
        {
            Wait = int.TryParse(Response.Headers.RetryAfter, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero,
        });
    }

    /// <summary>
    /// Whether somebody who works at the desk goes back to it. Whoever may not be there does not; and who it is can't be
    /// known for sure when the program itself failed.
    /// </summary>
    private bool IsAtDesk(int status) =>
        status is not StatusCodes.Status403Forbidden and < StatusCodes.Status500InternalServerError
        && User.Identity is { IsAuthenticated: true }
        && new PathString(HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath).StartsWithSegments(Desk);

    /// <summary>What was sent and could not be kept, so that nobody has to type it again; never a password or secret.</summary>
    private FormAgain? FormToSendAgain()
    {
        var path = HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>() switch
            {
                { } replaced => replaced.OriginalPath + replaced.OriginalQueryString,
                null => null,
            };
        if (path is null || !HttpMethods.IsPost(Request.Method) || !Request.HasFormContentType
            || SentForm.Of(HttpContext) is not null || SentWhole() is not { Files.Count: 0 } form || form.Keys.Any(IsSecret))
        {
            return null;
        }

        var fields = form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        return new FormAgain(path, fields, fields.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal))
            // What a form carries along unseen, a stamp or a key, is one word.
            .Select(field => field.Value).Where(value => value.Any(char.IsWhiteSpace)).MaxBy(value => value.Length) ?? "");
    }

    /// <summary>The form, unless it can't be read: that may be what went wrong.</summary>
    private IFormCollection? SentWhole()
    {
        try
        {
            return Request.Form;
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsSecret(string name) =>
        name.EndsWith("Password", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Secret", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("Code", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the error page shows.</summary>
/// <param name="Status">The HTTP status it explains.</param>
/// <param name="Reference">What to mention when asking for help; the log has the same.</param>
/// <param name="Form">What can be sent again; null when nothing was sent.</param>
/// <param name="AtDesk">Whether it stands in the place of a page of the desk.</param>
public sealed record ErrorPage(int Status, string Reference, FormAgain? Form, bool AtDesk)
{
    /// <summary>How long to wait, where programs are told: people read the same.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>The same in minutes, a part of one as a whole; one where it is not told.</summary>
    public Amount WaitMinutes => new(Math.Max(1, (int)Math.Ceiling(Wait.TotalMinutes)));
}

/// <summary>A form that was sent and came to nothing.</summary>
/// <param name="Action">Where it was sent.</param>
/// <param name="Fields">All that was in it, by name.</param>
/// <param name="Longest">Its longest answer: what would cost most to write again.</param>
public sealed record FormAgain(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, string Longest)
{
    /// <summary>Shorter answers are typed again in a moment.</summary>
    private const int WorthShowing = 20;

    /// <summary>Whether there is an answer to show.</summary>
    public bool HasText => Longest.Length > WorthShowing;
}
