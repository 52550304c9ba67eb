using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Requests;

/// <summary>Something that is done to one request.</summary>
[Route(RequestsController.Path + "/{code}")]
[Needs(Permission.HandleRequests)]
public abstract class RequestVerbController(CurrentActor me, RequestPages pages, Failures failures) : VerbController<RequestPage>(me, failures)
{
    /// <inheritdoc />
    protected override string PageView => RequestsController.PageView;

    /// <inheritdoc />
    protected override string AddressOf(string key) => $"{RequestsController.Path}/{key}";

    /// <inheritdoc />
    protected override Task<RequestPage?> FindAsync(string key, Actor actor, CancellationToken cancel) => pages.FindAsync(key, actor, null, cancel);
}

/// <summary>Handling a request from now on.</summary>
public sealed class RequestTakeUpsController(CurrentActor me, RequestPages pages, Failures failures, RequestDesk desk)
    : RequestVerbController(me, pages, failures)
{
    [HttpPost("behandeling")]
    public Task<IActionResult> Create(string code, [Bind(Prefix = "TakeUp")] TakeUpForm form, CancellationToken cancel) => DoAsync(
        code, "RequestTakeUp", by => desk.TakeUpAsync(code, VersionOf(form.Version), by, cancel), _ => { }, cancel);
}

/// <summary>Telling that it takes longer.</summary>
public sealed class RequestExtensionsController(CurrentActor me, RequestPages pages, Failures failures, RequestDesk desk)
    : RequestVerbController(me, pages, failures)
{
    [HttpPost("verlenging")]
    public Task<IActionResult> Create(string code, [Bind(Prefix = "Extension")] ExtensionForm form, CancellationToken cancel) => DoAsync(
        code,
        nameof(RequestPage.Extension),
        by => desk.ExtendAsync(code, VersionOf(form.Version), form.Reason, by, cancel),
        page => page.Extension = form,
        cancel);
}

/// <summary>Answering for good.</summary>
public sealed class RequestDecisionsController(CurrentActor me, RequestPages pages, Failures failures, RequestDesk desk)
    : RequestVerbController(me, pages, failures)
{
    [HttpPost("antwoord")]
    public Task<IActionResult> Create(string code, [Bind(Prefix = "Decision")] DecisionForm form, CancellationToken cancel) => DoAsync(
        code,
        nameof(RequestPage.Decision),
        by => desk.AnswerAsync(code, VersionOf(form.Version), new AnswerRequest(form.Outcome, form.Ground, form.Answer), by, cancel),
        page => page.Decision = form,
        cancel);
}
