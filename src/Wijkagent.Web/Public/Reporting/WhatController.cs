using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>What happened, when and how often?</summary>
public sealed class WhatController(StepServices services) : StepController(services)
{
    protected override DraftStep Step => DraftStep.What;

    protected override string Before => Answers.Known is null ? base.Before : StepPaths.Known;

    [HttpGet(StepPaths.What)]
    public IActionResult What() => View(Page(WhatForm.Of(Answers)));

    [HttpPost(StepPaths.What)]
    public async Task<IActionResult> Tell([Bind(Prefix = Prefix)] WhatForm form, CancellationToken cancel) =>
        Meanwhile(Kept, TypedText.Lines(form.Text, nameof(form.Text), Report.TextLength), () => View("What", Page(form, isMeanwhile: true)))
        ?? Next(await Services.Answering.TellWhatAsync(Token, form.ToInput(), cancel), () => View("What", Page(form)));

    private string? Kept => Answers.What?.Text ?? Answers.Words;

    private WhatPage Page(WhatForm form, bool isMeanwhile = false) => new(Top("") with { Kept = Kept, IsMeanwhile = isMeanwhile }, Kind, form);
}

/// <summary>What the question shows.</summary>
public sealed record WhatPage(StepTop Top, ReportKindDetails Kind, WhatForm Form);

/// <summary>The answers as they were filled in.</summary>
public sealed class WhatForm
{
    public string? Text { get; set; }
    public string? When { get; set; }
    public DateParts? HappenedOn { get; set; }
    public string? HappenedAt { get; set; }
    public string? HappenedUntil { get; set; }
    public DateParts? BegunOn { get; set; }
    public string? UsualTimes { get; set; }
    public string? Frequency { get; set; }

    public static WhatForm Of(DraftAnswers answers) => answers.What is not { } told ? new WhatForm { Text = answers.Words } : new WhatForm
    {
        Text = told.Text,
        When = told.When.ToString(),
        HappenedOn = told.HappenedOn is { } day ? DateParts.From(day) : null,
        HappenedAt = told.HappenedAt?.ToString("t", CultureInfo.CurrentCulture),
        HappenedUntil = told.HappenedUntil?.ToString("t", CultureInfo.CurrentCulture),
        BegunOn = told.BegunOn is { } since ? DateParts.From(since) : null,
        UsualTimes = told.UsualTimes,
        Frequency = told.Frequency.ToString(),
    };

    public TellWhat ToInput() => new(
        Text,
        Chosen.Of<Moment>(When),
        HappenedOn?.ToDate(),
        HappenedOn is null || HappenedOn.IsEmpty,
        HappenedAt,
        Chosen.Of<Frequency>(Frequency))
    {
        HappenedUntil = HappenedUntil,
        BegunOn = BegunOn?.ToDate(),
        IsBeginningReadable = BegunOn is null || BegunOn.IsEmpty,
        UsualTimes = UsualTimes,
    };
}
