using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Web.Backoffice.Today;

/// <summary>Where a working day begins: what is new, late, answered, and due.</summary>
public sealed class TodayController(
    CurrentActor me, ReportInbox inbox, CaseSearch cases, OfficerMailbox mailbox, RatingFigures ratings, ReportsApart apart, TimeProvider clock) : DeskController
{
    private const int Shown = 6;
    private const int DaysAhead = 7;

    [HttpGet("/kantoor")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var actor = await me.GetAsync(cancel);
        var today = WorkingTime.DayOf(clock.GetUtcNow().UtcDateTime);
        return View(new TodayPage(
            actor.Name,
            actor.Neighbourhoods.Count,
            today,
            await inbox.CountAsync(actor, cancel),
            await inbox.FirstAsync(InboxView.New, Shown, actor, cancel),
            await inbox.FirstAsync(InboxView.Late, Shown, actor, cancel),
            await inbox.FirstAsync(InboxView.Answered, Shown, actor, cancel),
            await cases.FirstAsync(CaseView.Mine, Shown, actor, cancel),
            await cases.CountAsync(CaseView.Mine, actor, cancel),
            await cases.TasksDueAsync(today.AddDays(DaysAhead), Shown, actor, cancel),
            actor.May(Permission.ReadMailbox) ? await mailbox.CountWaitingAsync(actor, cancel) : null,
            // Of one officer alone it would be a figure about a person.
            actor.OfficerId is null ? await ratings.OfAsync(actor, cancel) : null,
            actor.May(Permission.JudgeSuspicious) ? await apart.CountAsync(actor, cancel) : null));
    }
}

/// <summary>What the first page of the desk shows.</summary>
/// <param name="Name">Whose desk it is.</param>
/// <param name="Neighbourhoods">How many neighbourhoods this person handles now.</param>
/// <param name="Day">Which day it is.</param>
/// <param name="Counts">How many reports are in each view.</param>
/// <param name="New">The newest.</param>
/// <param name="Late">Those past their term, the longest first.</param>
/// <param name="Answered">Those the reporter wrote to last.</param>
/// <param name="Cases">The cases this officer opened.</param>
/// <param name="CaseCount">How many those are.</param>
/// <param name="Tasks">What is due within a week.</param>
/// <param name="Messages">How many messages from the officer's page wait; null for who has none.</param>
/// <param name="Ratings">What reporters of the team thought of the answers; null for officers, and where too few said something.</param>
/// <param name="Apart">How many reports were set apart and wait to be judged; null for who does not judge them.</param>
public sealed record TodayPage(
    string Name,
    int Neighbourhoods,
    DateOnly Day,
    IReadOnlyDictionary<InboxView, int> Counts,
    IReadOnlyList<InboxRow> New,
    IReadOnlyList<InboxRow> Late,
    IReadOnlyList<InboxRow> Answered,
    IReadOnlyList<CaseRow> Cases,
    int CaseCount,
    IReadOnlyList<DueTask> Tasks,
    int? Messages,
    RatingFigure? Ratings,
    int? Apart);
