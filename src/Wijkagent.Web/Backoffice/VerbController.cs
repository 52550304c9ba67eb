using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice;

/// <summary>Something that is done to one thing: each verb is a controller of its own, and comes back to the page of the thing.</summary>
/// <typeparam name="TPage">The page that all verbs of the thing share.</typeparam>
public abstract class VerbController<TPage>(CurrentActor me, Failures failures) : DeskController
    where TPage : VerbPage
{
    /// <summary>Does it, and shows the thing: with a confirmation, or with what was typed and why it could not be done.</summary>
    /// <param name="key">The code or number of the thing, as its address has it.</param>
    /// <param name="name">The name of the form.</param>
    /// <param name="act">Does it.</param>
    /// <param name="keep">Puts what was typed on the page.</param>
    /// <param name="cancel">Stops it.</param>
    protected Task<IActionResult> DoAsync(
        string key, string name, Func<Actor, Task<Result>> act, Action<TPage> keep, CancellationToken cancel) =>
        GoAsync(key, name, async by => await act(by) is { Error: { } error } ? error : $"{AddressOf(key)}?gedaan={name}", keep, cancel);

    /// <summary>The same for what leads to another page, whose address <paramref name="act"/> answers.</summary>
    protected async Task<IActionResult> GoAsync(
        string key, string name, Func<Actor, Task<Result<string>>> act, Action<TPage> keep, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var actor = await me.GetAsync(cancel);
        var result = await act(actor);
        if (result.IsDone)
            return LocalRedirect(result.Value);
        if (result.Error is NotFoundError || await FindAsync(key, actor, cancel) is not { } page)
            return NotFound();

        // What is on the screen again are the words that were sent, beside the thing as it is now.
        keep(page);
        page.OpenForm = name;
        if (result.Error is InvalidError invalid && page.Offers(name))
            failures.AddTo(ModelState, invalid, name);
        else
            page.Problem = failures.WordsOf(result.Error, name);
        var view = View(PageView, page);
        view.StatusCode = Failures.StatusOf(result.Error);
        return view;
    }

    /// <summary>Where the page of the thing is.</summary>
    protected abstract string AddressOf(string key);

    /// <summary>The view of that page.</summary>
    protected abstract string PageView { get; }

    /// <summary>What that page shows; null when the thing is not there for this person.</summary>
    protected abstract Task<TPage?> FindAsync(string key, Actor actor, CancellationToken cancel);

    /// <summary>A version that is missing is none that was ever on a screen.</summary>
    protected static int VersionOf(int? version) => version ?? -1;
}
