using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Identity;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Cases;

/// <summary>Opening a case of a colleague, with a reason that the colleague and the coordinator read.</summary>
[Route(Path)]
[Needs(Permission.OpenCasesOfTeam)]
public sealed class CaseOpeningsController(CurrentActor me, CaseOpening opening, Failures failures) : DeskController
{
    /// <summary>Where it is done.</summary>
    public const string Path = CaseQuery.Path + "/openen";

    private const string Form = "Opening";

    [HttpGet]
    public IActionResult New() => View("OpenCase", new OpenCasePage { Opening = new OpenCaseForm() });

    [HttpPost]
    public async Task<IActionResult> Create([Bind(Prefix = Form)] OpenCaseForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var opened = await opening.OpenAsync(new OpenColleaguesCase(form.Number, form.Reason), await me.GetAsync(cancel), cancel);
        return opened.IsDone
            ? LocalRedirect($"{CaseQuery.Path}/{opened.Value}")
            : failures.Answer(this, opened.Error, () => View("OpenCase", new OpenCasePage { Opening = form }), prefix: Form);
    }
}

/// <summary>What somebody fills in to open a case of a colleague.</summary>
public sealed class OpenCaseForm
{
    public string? Number { get; set; }

    public string? Reason { get; set; }
}

/// <summary>The page on which a case of a colleague is opened.</summary>
public sealed class OpenCasePage
{
    public required OpenCaseForm Opening { get; init; }
}
