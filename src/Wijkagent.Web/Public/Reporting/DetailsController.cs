using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>What the kind asks of its own, one question a page.</summary>
public sealed class DetailsController(StepServices services, DetailAnswering answering) : StepController(services)
{
    private KindQuestion? current;

    protected override DraftStep Step => DraftStep.Details;

    protected override string Before =>
        Asked.TakeWhile(q => q.Key != current?.Key).LastOrDefault() is { } earlier ? StepPaths.Of(earlier) : StepPaths.Advice;

    private IReadOnlyList<KindQuestion> Asked => Kind.Questions.Asked(Answers.Details);

    [HttpGet(StepPaths.Details)]
    public IActionResult Details() => LocalRedirect(
        Kind.Questions.FirstOpen(Answers.Details) is { } open ? PathOf(open) : Asked is [var first, ..] ? PathOf(first) : StepPaths.Place);

    [HttpGet(StepPaths.Detail)]
    public IActionResult Ask(string key) => Find(key) is { } question
        ? View("Detail", Page(question, DetailForm.Of(question, Answers.Details)))
        : LocalRedirect(StepPaths.Details);

    [HttpPost(StepPaths.Detail)]
    public async Task<IActionResult> Tell(string key, [Bind(Prefix = Prefix)] DetailForm form, CancellationToken cancel)
    {
        if (Find(key) is not { } question)
            return NotHere(NotHereWhy.Earlier);
        var typed = question.Type == QuestionType.LongText
            ? TypedText.Lines(form.Value, nameof(form.Value), KindQuestion.LinesLength)
            : TypedText.Line(form.Value, nameof(form.Value), KindQuestion.LineLength);
        if (question.IsInWords && Meanwhile(KeptOf(question), typed, () => View("Detail", Page(question, form, isMeanwhile: true))) is { } again)
            return again;
        var told = await answering.TellAsync(Token, key, form.ToInput(), cancel);
        if (told.Error is QuestionNotAsked)
            return NotHere(NotHereWhy.Earlier);
        if (told.Error is { } error)
            return Next(error, () => View("Detail", Page(question, form)));
        if (told.Value is not null)
            return LocalRedirect($"{StepPaths.Of(question)}/advies{(IsChanging ? Changing : "")}");
        return LocalRedirect(await PathAfterAsync(question, cancel));
    }

    /// <summary>What helps instead of the form; whoever answers otherwise goes on with it.</summary>
    [HttpGet(StepPaths.DetailStop)]
    public IActionResult Stop(string key) => Find(key) is { Stop: { } stop } question
        ? View("Stop", new StopPage(Top("") with { Back = PathOf(question) }, stop))
        : LocalRedirect(StepPaths.Details);

    private KindQuestion? Find(string key) => current = Asked.SingleOrDefault(q => q.Key == key);

    private string? KeptOf(KindQuestion question) => question.IsInWords ? DetailForm.Of(question, Answers.Details).Value : null;

    private DetailPage Page(KindQuestion question, DetailForm form, bool isMeanwhile = false) =>
        new(Top("") with { Kept = KeptOf(question), IsMeanwhile = isMeanwhile }, question, Asked.TakeWhile(q => q.Key != question.Key).Count() + 1, Asked.Count, form);

    /// <summary>The question that comes next now, or the next step; back to the check page when nothing else became open.</summary>
    private async Task<string> PathAfterAsync(KindQuestion question, CancellationToken cancel)
    {
        var details = (await Services.Drafts.OpenAsync(Token, cancel)).Value?.Answers.Details;
        if (IsChanging)
            return Kind.Questions.FirstOpen(details) is { } open ? PathOf(open) : StepPaths.Check;
        return Kind.Questions.Asked(details).SkipWhile(q => q.Key != question.Key).Skip(1).FirstOrDefault() is { } next ? StepPaths.Of(next) : StepPaths.Place;
    }

    private string PathOf(KindQuestion question) => StepPaths.Of(question) + (IsChanging ? Changing : "");
}

/// <summary>What a question shows.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Question">The question.</param>
/// <param name="Number">Which it is of those that are asked, from 1.</param>
/// <param name="Count">How many are asked, as far as the answers tell.</param>
/// <param name="Form">The answer.</param>
public sealed record DetailPage(StepTop Top, KindQuestion Question, int Number, int Count, DetailForm Form);

/// <summary>What the page shows on which the form ends.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Stop">What helps instead.</param>
public sealed record StopPage(StepTop Top, StopAdvice Stop);

/// <summary>The answer as it was filled in.</summary>
public sealed class DetailForm
{
    public string? Value { get; set; }
    public IReadOnlyList<string>? Values { get; set; }
    public DateParts? HappenedOn { get; set; }
    public string? HappenedAt { get; set; }

    public static DetailForm Of(KindQuestion question, ToldDetails? told)
    {
        var given = told is not null && told.Answers.TryGetValue(question.Key, out var answers) ? answers : [];
        var moment = question.Type == QuestionType.DateAndTime && given.Count > 0 ? DetailMoment.Read(given[0]) : null;
        return new DetailForm
        {
            Value = given.Count > 0 ? given[0] : null,
            Values = given,
            HappenedOn = moment is { } at ? DateParts.From(at.Day) : null,
            HappenedAt = moment?.Time?.ToString("t", CultureInfo.CurrentCulture),
        };
    }

    public TellDetail ToInput() => new(
        Values is { Count: > 0 } several ? several : Value is null ? [] : [Value],
        HappenedOn?.ToDate(),
        HappenedOn is null || HappenedOn.IsEmpty,
        HappenedAt);
}
