using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>What the steps after the first need: services that read the draft and say what is wrong.</summary>
public sealed record StepServices(ReportDrafts Drafts, ReportAnswering Answering, ReportKinds Kinds, DraftCookie Cookie, Failures Failures);

/// <summary>
/// A question of the report, after the first. It is answered when those before it are; a draft that is gone gets a page
/// that says so.
/// </summary>
[AllowAnonymous]
[PersonalPage]
public abstract class StepController(StepServices services) : Controller
{
    /// <summary>What the names of form fields begin with.</summary>
    protected const string Prefix = "Form";

    /// <summary>Comes from the check page and goes back there.</summary>
    protected const string FromCheck = "controle";

    /// <summary>The same, as the query of an address.</summary>
    protected const string Changing = $"?terug={FromCheck}";

    // What takes time to write.
    private static readonly string[] LongAnswers = ["Text", "PlaceWords", "UsualTimes", "Value", "ForWhom"];

    protected abstract DraftStep Step { get; }

    protected StepServices Services => services;
    protected OpenDraft Draft { get; private set; } = null!;
    protected DraftAnswers Answers => Draft.Answers;
    protected ReportKindDetails Kind { get; private set; } = null!;
    protected string? Token => services.Cookie.Token;

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (Token is null)
        {
            // Whoever sends an answer sees it again, also where the browser let go of its cookie.
            context.Result = HttpMethods.IsPost(Request.Method) ? Gone() : LocalRedirect(StepPaths.Start);
            return;
        }

        var draft = await services.Drafts.OpenAsync(Token, cancel);
        if (!draft.IsDone)
        {
            context.Result = Gone();
            return;
        }

        Draft = draft.Value;
        if (FormDraft.IsOfAnother(Request, Draft))
            context.Result = NotHere(NotHereWhy.OtherReport);
        else if (Answers.Sent is not null)
            context.Result = NotHere(NotHereWhy.Sent);
        else if (FormDraft.IsOfAnotherKind(Request, Draft))
            context.Result = NotHere(NotHereWhy.OtherKind);
        else if (Step > Answers.FirstMissing)
            context.Result = NotHere(Step == DraftStep.Check ? NotHereWhy.NotSent : NotHereWhy.Earlier);
        else if (await services.Kinds.FindAsync(Answers.KindId, cancel) is { } kind)
            Kind = kind;
        else
            context.Result = LocalRedirect(StepPaths.Of(DraftStep.Kind));
        if (context.Result is null)
            await next();
    }

    /// <summary>Whether the visitor came from the check page to change one answer.</summary>
    protected bool IsChanging => Request.Query["terug"] == FromCheck;

    /// <summary>What stands on top of the step.</summary>
    protected StepTop Top(string title) => new(Step, IsChanging ? StepPaths.Of(DraftStep.Check) : Before, title, Kind.Sensitive)
    {
        Draft = FormDraft.NameOf(Draft),
        Skipped = [.. Enum.GetValues<DraftStep>().Where(step => !IsAsked(step))],
        // Said at once, and once more before it is sent.
        GoesElsewhere = Step is DraftStep.What or DraftStep.Check ? Answers.Place?.GoesElsewhere : null,
    };

    /// <summary>Whether a step is asked: not each kind has questions of its own, and not everywhere is there a partner.</summary>
    protected bool IsAsked(DraftStep step) => step switch
    {
        DraftStep.Details => Kind.Questions.Count > 0,
        DraftStep.Housing => Kind.AsksHousing,
        DraftStep.Sharing => Answers.Place is null ? Kind.Partners.Count > 0 : Answers.Sharable.Any(),
        _ => true,
    };

    /// <summary>On to the next question, or back to the check page; or the form again with what is wrong.</summary>
    protected IActionResult Next(Result kept, Func<ViewResult> form) => kept.Error switch
    {
        null => LocalRedirect(After),
        DraftGone => Gone(),
        var error => services.Failures.Answer(this, error, form, prefix: Prefix),
    };

    /// <summary>The page that says that the draft is gone, with what was typed just now so that it is not lost.</summary>
    protected ViewResult Gone()
    {
        services.Cookie.Delete();
        var page = View("/Public/Reporting/Gone.cshtml", new GonePage(Typed()));
        page.StatusCode = StatusCodes.Status410Gone;
        return page;
    }

    /// <summary>On to where the report is now. Whoever sent an answer sees that it was not kept, and what was typed.</summary>
    protected IActionResult NotHere(NotHereWhy why)
    {
        var next = Answers.Sent is null ? PathOf(Answers.FirstMissing, IsChanging) : StepPaths.Sent;
        // A second press on «send» is no answer that gets lost.
        var isLost = HttpMethods.IsPost(Request.Method) && (Step != DraftStep.Check || why != NotHereWhy.Sent);
        return isLost ? this.NotHere(new NotHerePage(why, Typed(), next) { WithFiles = Step == DraftStep.Photos }) : LocalRedirect(next);
    }

    /// <summary>The form once more, with the text that another tab kept since it was shown; null when it replaces none.</summary>
    /// <param name="kept">The text that is kept now.</param>
    /// <param name="typed">The text in the form, as it would be kept.</param>
    /// <param name="form">Makes the form, with <see cref="StepTop.IsMeanwhile"/> set.</param>
    protected ViewResult? Meanwhile(string? kept, Result<string> typed, Func<ViewResult> form) =>
        FormDraft.ReplacesUnseen(Request, kept, typed) ? services.Failures.Again(this, new TextKeptElsewhere(), form()) : null;

    /// <summary>The page before this one: the last question of the kind, where it asks some, comes before the place.</summary>
    protected virtual string Before
    {
        get
        {
            var before = Enum.GetValues<DraftStep>().Last(step => step < Step && IsAsked(step));
            return before == DraftStep.Details && Kind.Questions.Asked(Answers.Details) is [.., var last] ? StepPaths.Of(last) : StepPaths.Of(before);
        }
    }

    /// <summary>The page after this one.</summary>
    protected virtual string After =>
        StepPaths.Of(IsChanging ? DraftStep.Check : Enum.GetValues<DraftStep>().First(step => step > Step && IsAsked(step)));

    // The answer to a question of the kind may be one word of a list, which says nothing to who reads it.
    private string Typed() => string.Join('\n', LongAnswers
        .Select(name => (Name: name, Text: FormDraft.Sent(Request, $"{Prefix}.{name}").Trim()))
        .Where(typed => typed.Text.Length > 0 && (typed.Name != "Value" || typed.Text.Any(char.IsWhiteSpace)))
        .Select(typed => typed.Text));

    private static string PathOf(DraftStep step, bool isChanging) =>
        StepPaths.Of(step) + (isChanging ? Changing : "");
}

/// <summary>What stands on top of a step.</summary>
/// <param name="Step">Which.</param>
/// <param name="Back">Where «back» leads.</param>
/// <param name="Title">The title of the page.</param>
/// <param name="Sensitive">Whether there is a way to leave quickly: of what is sensitive, and as long as nobody knows what it is about.</param>
public sealed record StepTop(DraftStep Step, string Back, string Title, bool Sensitive)
{
    /// <summary>Which report it is of (<see cref="FormDraft"/>); empty before there is one.</summary>
    public string Draft { get; init; } = "";

    /// <summary>The text that is kept as the answer; null where there is none, or the step asks for none.</summary>
    public string? Kept { get; init; }

    /// <summary>Whether another tab kept that since the form was shown.</summary>
    public bool IsMeanwhile { get; init; }

    /// <summary>The steps that are not asked, as far as is known: before a kind is chosen, those that few kinds ask.</summary>
    public IReadOnlyCollection<DraftStep> Skipped { get; init; } = [DraftStep.Housing, DraftStep.Sharing];

    /// <summary>The station of the team it goes to, where the visitor has to be told that it is another than that of the page where it began.</summary>
    public string? GoesElsewhere { get; init; }

    /// <summary>The number of the step, from 1.</summary>
    public int Number => Enum.GetValues<DraftStep>().Count(step => step < Step && !Skipped.Contains(step)) + 1;

    /// <summary>How many steps there are.</summary>
    public int Total => Enum.GetValues<DraftStep>().Length - Skipped.Count;
}

/// <summary>What the page about a lost draft shows.</summary>
/// <param name="Typed">What was typed just now; empty when nothing was.</param>
public sealed record GonePage(string Typed);
