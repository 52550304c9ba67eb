using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Cases;

/// <summary>One case: its reports, what was done, what has to be done, and what was told.</summary>
[Route(CaseQuery.Path + "/{number}")]
public sealed class CaseController(CurrentActor me, CasePages pages) : DeskController
{
    [HttpGet]
    public async Task<IActionResult> Show(string number, string? gedaan, CancellationToken cancel) =>
        await pages.FindAsync(number, await me.GetAsync(cancel), gedaan, cancel) is { } page
            ? View(CaseVerbController.View, page)
            : NotFound();
}

/// <summary>Something that is done on a case: each verb is a controller of its own, and comes back to the same page.</summary>
[Route(CaseQuery.Path + "/{number}")]
public abstract class CaseVerbController(CurrentActor me, CasePages pages, Failures failures) : DeskController
{
    /// <summary>The page that all verbs of a case share.</summary>
    public new const string View = "/Backoffice/Cases/Case.cshtml";

    /// <summary>Does it, and shows the case: with a confirmation, or with what was typed and why it could not be done.</summary>
    /// <param name="number">The case.</param>
    /// <param name="name">The name of the form.</param>
    /// <param name="act">Does it.</param>
    /// <param name="keep">Puts what was typed on the page.</param>
    /// <param name="cancel">Stops it.</param>
    protected async Task<IActionResult> DoAsync(
        string number, string name, Func<Actor, Task<Result>> act, Action<CasePage> keep, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var actor = await me.GetAsync(cancel);
        var result = await act(actor);
        if (result.IsDone)
            return LocalRedirect($"{CaseQuery.Path}/{number}?gedaan={name}");
        if (result.Error is NotFoundError || await pages.FindAsync(number, actor, null, cancel) is not { } page)
            return NotFound();

        // What is on the screen again are the words that were sent, beside the case as it is now.
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
