using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>One report. Looking at it changes nothing: browsers and mail scanners look ahead. A button takes it in review.</summary>
[Route(InboxQuery.Path + "/{code}")]
public sealed class ReportController(CurrentActor me, ReportPages pages) : DeskController
{
    [HttpGet]
    public async Task<IActionResult> Show(string code, string? gedaan, CancellationToken cancel) =>
        await pages.FindAsync(code, await me.GetAsync(cancel), gedaan, cancel) is { } page
            ? View(ReportVerbController.View, page)
            : NotFound();
}

/// <summary>Something that is done to a report: each verb is a controller of its own, and comes back to the same page.</summary>
[Route(InboxQuery.Path + "/{code}")]
public abstract class ReportVerbController(CurrentActor me, ReportPages pages, Failures failures) : DeskController
{
    /// <summary>The page that all verbs of a report share.</summary>
    public new const string View = "/Backoffice/Reports/Report.cshtml";

    /// <summary>Does it, and shows the report: with a confirmation, or with what was typed and why it could not be done.</summary>
    /// <param name="code">The report.</param>
    /// <param name="name">The name of the form.</param>
    /// <param name="act">Does it.</param>
    /// <param name="keep">Puts what was typed on the page.</param>
    /// <param name="cancel">Stops it.</param>
    protected Task<IActionResult> DoAsync(
        string code, string name, Func<Actor, Task<Result>> act, Action<ReportPage> keep, CancellationToken cancel) =>
        GoAsync(
            code,
            name,
            async by => await act(by) is { Error: { } error } ? error : $"{InboxQuery.Path}/{code}?gedaan={name}",
            keep,
            cancel);

    /// <summary>The same for what leads to another page, whose address <paramref name="act"/> answers.</summary>
    protected async Task<IActionResult> GoAsync(
        string code, string name, Func<Actor, Task<Result<string>>> act, Action<ReportPage> keep, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var actor = await me.GetAsync(cancel);
        var result = await act(actor);
        if (result.IsDone)
            return LocalRedirect(result.Value);
        if (result.Error is NotFoundError || await pages.FindAsync(code, actor, null, cancel) is not { } page)
            return NotFound();

        // What is on the screen again are the words that were sent, beside the report as it is now.
        keep(page);
        page.OpenForm = name;
        if (result.Error is InvalidError invalid && page.Offers(name))
            ModelState.AddModelError($"{name}.{invalid.Field}", failures.WordsOf(invalid, name));
        else
            page.Problem = failures.WordsOf(result.Error, name);
        var view = base.View(View, page);
        view.StatusCode = result.Error is InvalidError ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return view;
    }

    /// <summary>A version that is missing is none that was ever on a screen.</summary>
    protected static int VersionOf(int? version) => version ?? -1;
}
