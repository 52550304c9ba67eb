using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports.Opening;
using Wijkagent.Web.Backoffice.Reports;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Cases;

/// <summary>Opening a case of a colleague, or a report that is locked, with a reason that the others concerned read.</summary>
[Route(Path)]
[Needs(Permission.OpenCasesOfTeam)]
public sealed class CaseOpeningsController(CurrentActor me, CaseOpening opening, ReportOpening reports, OpeningsOfAccount turns, Failures failures) : DeskController
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
        var actor = await me.GetAsync(cancel);
        if (turns.Take(actor) is { } often)
            return failures.Answer(this, often, () => View("OpenCase", new OpenCasePage { Opening = form }), prefix: Form);
        var isReport = actor.May(Permission.OpenLockedCases) && PublicCode.IsOfReport(form.Number);
        var opened = isReport
            ? await reports.OpenAsync(new OpenLockedReport(form.Number, form.Reason), actor, cancel)
            : await opening.OpenAsync(new OpenColleaguesCase(form.Number, form.Reason), actor, cancel);
        return opened.IsDone
            ? LocalRedirect($"{(isReport ? InboxQuery.Path : CaseQuery.Path)}/{opened.Value}")
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
