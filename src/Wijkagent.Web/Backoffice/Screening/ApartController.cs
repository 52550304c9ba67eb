using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Screening;

/// <summary>The reports of the team that were set apart because of how they were sent, with why.</summary>
[Needs(Permission.JudgeSuspicious)]
[Route(Path)]
public sealed class ApartController(CurrentActor me, ApartPages pages) : DeskController
{
    /// <summary>Where they are.</summary>
    public const string Path = "/kantoor/apart";

    /// <summary>The page that the verbs share.</summary>
    public const string PageView = "/Backoffice/Screening/Index.cshtml";

    [HttpGet]
    public async Task<IActionResult> Index(string? gedaan, CancellationToken cancel) =>
        View(PageView, await pages.ReadAsync(await me.GetAsync(cancel), cancel) with { Done = ApartPages.IsVerb(gedaan) ? gedaan : null });
}

/// <summary>Saying that a report is real.</summary>
[Needs(Permission.JudgeSuspicious)]
[Route(ApartController.Path + "/{code}/vrijgave")]
public sealed class ReleasesController(CurrentActor me, ApartPages pages, ReportsApart apart) : DeskController
{
    [HttpPost]
    public async Task<IActionResult> Create(string code, CancellationToken cancel)
    {
        var actor = await me.GetAsync(cancel);
        var released = await apart.ReleaseAsync(code, actor, cancel);
        return await pages.AnswerAsync(this, released, ApartPages.Release, actor, null, cancel);
    }
}

/// <summary>Saying that a report is abuse.</summary>
[Needs(Permission.JudgeSuspicious)]
[Route(ApartController.Path + "/{code}/misbruik")]
public sealed class AbuseController(CurrentActor me, ApartPages pages, ReportsApart apart) : DeskController
{
    [HttpPost]
    public async Task<IActionResult> Create(string code, [FromForm] AbuseForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var actor = await me.GetAsync(cancel);
        var judged = await apart.JudgeAbuseAsync(code, form.ToInput(), actor, cancel);
        return await pages.AnswerAsync(this, judged, ApartPages.Abuse, actor, new TypedAbuse(code, form), cancel);
    }
}

/// <summary>Why a report is not taken up, and what of it goes on the block list.</summary>
public sealed class AbuseForm
{
    public string? Reason { get; set; }

    public bool Mailbox { get; set; }

    public List<string> Websites { get; set; } = [];

    public string? Weeks { get; set; }

    public string? Why { get; set; }

    public JudgeAbuse ToInput() => new(Reason, new BlockAlong(Mailbox, [.. Websites.Distinct()], BlockTerms.Read(Weeks), Why));
}

/// <summary>What was typed, for which report.</summary>
/// <param name="Code">Which.</param>
/// <param name="Form">What was typed.</param>
public sealed record TypedAbuse(string Code, AbuseForm Form);

/// <summary>What the page shows.</summary>
/// <param name="Reports">Those that go by themselves first.</param>
/// <param name="Total">How many wait.</param>
/// <param name="Reasons">The reason that is proposed, by language of the report.</param>
public sealed record ApartPage(IReadOnlyList<ReportApart> Reports, int Total, IReadOnlyDictionary<string, string> Reasons)
{
    /// <summary>What was just done; null for nothing.</summary>
    public string? Done { get; init; }

    /// <summary>Why the last thing could not be done; null when it could.</summary>
    public string? Problem { get; init; }

    /// <summary>What was typed and not kept; null for nothing.</summary>
    public TypedAbuse? Typed { get; init; }

    /// <summary>What stands in the form for a report.</summary>
    public AbuseForm FormFor(ReportApart report) =>
        Typed is { } typed && typed.Code == report.Code ? typed.Form : new AbuseForm { Reason = Reasons[report.Language] };
}

/// <summary>Gathers the page.</summary>
public sealed class ApartPages(ReportsApart apart, IStringLocalizer<ScreeningText> words, Failures failures)
{
    /// <summary>It is a report as any other.</summary>
    public const string Release = "Release";

    /// <summary>It is abuse.</summary>
    public const string Abuse = "Abuse";

    /// <summary>Whether something is said after it was done.</summary>
    public static bool IsVerb(string? name) => name is Release or Abuse;

    /// <summary>The page for somebody.</summary>
    public async Task<ApartPage> ReadAsync(Actor actor, CancellationToken cancel) => new(
        await apart.ListAsync(actor, cancel),
        await apart.CountAsync(actor, cancel),
        new[] { LocalisationSetup.Dutch, LocalisationSetup.English }.ToDictionary(language => language, ReasonIn));

    /// <summary>Back to the page: with what was done, or with what was typed and why it could not be done.</summary>
    public async Task<IActionResult> AnswerAsync(Controller by, Result result, string verb, Actor actor, TypedAbuse? typed, CancellationToken cancel)
    {
        if (result.Error is null)
            return by.LocalRedirect($"{ApartController.Path}?gedaan={verb}");
        if (result.Error is NotFoundError)
            return by.NotFound();
        var page = await ReadAsync(actor, cancel) with { Problem = ProblemOf(result.Error), Typed = typed };
        var view = by.View(ApartController.PageView, page);
        view.StatusCode = Failures.StatusOf(result.Error);
        return view;
    }

    private string ProblemOf(Error error) =>
        error is SeveralInvalid several ? string.Join(" ", several.All.Select(ProblemOf)) : failures.WordsOf(error, "Apart");

    // Its reporter reads it: in the language of the report, and not in that of who judges.
    private string ReasonIn(string language)
    {
        var mine = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = LocalisationSetup.CultureOf(language);
        try
        {
            return words["Reason.Proposed"];
        }
        finally
        {
            CultureInfo.CurrentUICulture = mine;
        }
    }
}
