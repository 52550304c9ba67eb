using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Cases;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Cases;

/// <summary>Writing down what was done.</summary>
public sealed class CaseActionsController(CurrentActor me, CasePages pages, Failures failures, CaseHandling handling)
    : CaseVerbController(me, pages, failures)
{
    [HttpPost("handelingen")]
    public Task<IActionResult> Create(string number, [Bind(Prefix = "Action")] ActionForm form, CancellationToken cancel) => DoAsync(
        number,
        nameof(CasePage.Action),
        by => handling.RecordAsync(new RecordAction(number, form.What, form.Description, ReadDay(form.DoneOn)), by, cancel),
        page => page.Action = form,
        cancel);
}

/// <summary>Writing down what still has to be done.</summary>
public sealed class CaseTasksController(CurrentActor me, CasePages pages, Failures failures, CaseHandling handling)
    : CaseVerbController(me, pages, failures)
{
    [HttpPost("taken")]
    public Task<IActionResult> Create(string number, [Bind(Prefix = "Task")] TaskForm form, CancellationToken cancel) => DoAsync(
        number,
        nameof(CasePage.Task),
        async by =>
        {
            var due = ReadDay(form.DueOn);
            return due is null && !string.IsNullOrWhiteSpace(form.DueOn)
                ? new NotADay(nameof(form.DueOn))
                : await handling.PlanAsync(new PlanTask(number, form.Description, due), by, cancel);
        },
        page => page.Task = form,
        cancel);
}

/// <summary>Finishing a task.</summary>
public sealed class CaseTaskFinishesController(CurrentActor me, CasePages pages, Failures failures, CaseHandling handling)
    : CaseVerbController(me, pages, failures)
{
    [HttpPost("taken/{id:guid}/afronding")]
    public Task<IActionResult> Create(string number, Guid id, CancellationToken cancel) =>
        DoAsync(number, "TaskFinish", by => handling.FinishAsync(number, id, by, cancel), _ => { }, cancel);
}
