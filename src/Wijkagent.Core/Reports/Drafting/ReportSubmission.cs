using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>Sends a draft.</summary>
/// <param name="Token">The token of its cookie.</param>
/// <param name="Stamp">The <see cref="OpenDraft.Stamp"/> of the answers that were checked.</param>
/// <param name="Language">«nl» or «en»: mails and answers follow it.</param>
/// <param name="ProvedEmail">The address of the resident's account with which it is sent: nobody has to confirm that once more.</param>
/// <param name="HiddenFieldFilled">Whether the field was filled in that people do not see.</param>
public sealed record SubmitReport(string? Token, string? Stamp, string Language, string? ProvedEmail = null, bool HiddenFieldFilled = false)
{
    /// <summary>The word of <see cref="SendingProof"/>; null for none.</summary>
    public string? Proof { get; init; }

    /// <summary>Whether that was asked: who does without all the same is received, and looked at first.</summary>
    public bool ProofWasAsked { get; init; }
}

/// <summary>Very many reports come in: a little work is asked first. The answers are kept.</summary>
public sealed record ProofIsAsked : ConflictError;

/// <summary>A question is not answered yet.</summary>
/// <param name="Step">The first.</param>
public sealed record AnswersMissing(DraftStep Step) : ConflictError;

/// <summary>The answers are not those that were checked.</summary>
public sealed record AnswersChanged : ConflictError;

/// <summary>
/// Makes one report of a draft, however often it is sent: report, pictures, events, mail and the sent draft are one save, and the
/// draft's key is unique among reports.
/// </summary>
public sealed class ReportSubmission(
    WijkagentDbContext db, ReportDrafts drafts, DraftAttachments attachments, ReportSecrets secrets, ReporterNews news, Outbox outbox, ReportScreening screening,
    SendingTurns turns, PartnerDirectory partners, IDatabaseDialect dialect, TimeProvider clock)
{
    /// <summary>Sends it.</summary>
    /// <returns>
    /// What the last page shows, the same each time; or <see cref="DraftGone"/>, <see cref="AnswersMissing"/>,
    /// <see cref="AnswersChanged"/>, <see cref="KindNeedsContact"/>, <see cref="ProofIsAsked"/>, <see cref="SentTooOften"/>.
    /// </returns>
    public async Task<Result<SentReport>> SubmitAsync(SubmitReport submit, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        for (var tries = 1; ; tries++)
        {
            var prepared = await PrepareAsync(submit, now, cancel);
            if (!prepared.IsDone || prepared.Value.IsAlreadySent)
                return prepared.IsDone ? prepared.Value.Sent : prepared.Error;
            if (turns.Take(prepared.Value.Mailbox, prepared.Value.SentBefore) is { } tooOften)
            {
                db.ChangeTracker.Clear();
                return tooOften;
            }

            // When it was not kept, then either the same draft was sent at the same moment, and it is read back at the next
            // try; or the drawn code was taken, and the next try draws another.
            var number = tries;
            if (await turns.SpendAsync(prepared.Value.Mailbox, () => db.SaveUnlessTakenAsync(dialect, number, cancel)))
            {
                screening.Sent(prepared.Value.Text);
                return prepared.Value.Sent;
            }
        }
    }

    private async Task<Result<Prepared>> PrepareAsync(SubmitReport submit, DateTime now, CancellationToken cancel)
    {
        var draft = await drafts.FindAsync(submit.Token, cancel);
        if (draft is null || drafts.Read(draft) is not { } answers)
            return new DraftGone();
        if (answers.Sent is not null)
            return new Prepared(answers.Sent, "", null, [], IsAlreadySent: true);
        if (answers is not { KindId: { } kindId, Place: { } place, What: { } what, Who: { } who } || answers.FirstMissing != DraftStep.Check)
            return new AnswersMissing(answers.FirstMissing);
        if (submit.Stamp != ReportDrafts.StampOf(draft))
            return new AnswersChanged();
        var kind = await db.ReportKinds.SingleOrDefaultAsync(k => k.Id == kindId, cancel);
        if (kind is null)
            return new AnswersMissing(DraftStep.Kind);
        if (who.Anonymous && !kind.AnonymousAllowed)
            return new KindNeedsContact();
        if (!submit.ProofWasAsked && screening.AsksProof(answers) && !SendingProof.IsFor(submit.Stamp, submit.Proof))
            return new ProofIsAsked();
        // The questions of the kind may have been changed since they were answered.
        if (kind.Questions.FirstOpen(answers.Details) is not null)
            return new AnswersMissing(DraftStep.Details);

        var report = Report.Submit(
            new SubmittedReport(
                PublicCode.ForReport(now),
                await secrets.HashAsync(answers.Secret, cancel),
                draft.SubmissionKey,
                place.NeighbourhoodId,
                place.Point,
                place.Text,
                what.Text,
                what.HappenedOn,
                what.HappenedAt,
                what.When == Moment.Now,
                what.Frequency,
                submit.Language,
                who.Anonymous ? null : new ReporterContact(who.Name, who.Email, who.Phone))
            {
                Line = place.Line,
                Details = DetailText.Write(kind.Questions, answers.Details),
                HappenedUntil = what.HappenedUntil,
                BegunOn = what.BegunOn,
                UsualTimes = what.UsualTimes,
                Role = answers.Role?.Role,
                ForWhom = answers.Role?.ForWhom,
                OtherKnows = answers.Role?.OtherKnows,
                Tenure = answers.Housing?.Tenure,
                Landlord = answers.Housing?.Landlord,
                // One may have ended since it was offered, and in another tab the place or the kind may have become another.
                SharedWith = await partners.StillWorkingInAsync([.. answers.Shared.Select(p => p.Id)], place.NeighbourhoodId, kind.Partners, cancel),
                ToldWith = answers.Known?.With,
                Signs = await screening.SignsOfAsync(answers, submit, now, cancel),
            },
            kind,
            Actor.Reporter,
            now);
        db.Reports.Add(report);
        await attachments.GiveAsync(draft, report, cancel);
        var isProved = string.Equals(who.Email, submit.ProvedEmail, StringComparison.OrdinalIgnoreCase);
        if (report.Status == ReportStatus.Unconfirmed && isProved)
        {
            report.Confirm(Actor.Reporter, now);
            await news.AddAsync(report, ReportNews.Received, now, cancel);
        }
        else if (report.Status == ReportStatus.Unconfirmed && who.Email is { } email)
        {
            outbox.Add(email, submit.Language, new ConfirmReportMail(report.Code, secrets.MakeLink(report.Code, ReportLink.Confirm)), now);
        }

        var sent = new SentReport(
            report.Code,
            kind.Id,
            report.Status == ReportStatus.Unconfirmed ? who.Email : null,
            WorkingTime.AddWorkingDays(now, kind.FirstReplyWorkingDays));
        draft.Send(drafts.Seal(new DraftAnswers(answers.Secret, Sent: sent, SentBefore: [.. (answers.SentBefore ?? []).TakeLast(ReportDraft.MostSentBefore - 1), now])), now);
        return new Prepared(sent, what.Text, isProved ? null : who.Email, answers.SentBefore ?? [], IsAlreadySent: false);
    }

    // The mailbox is one that anybody could have typed: who is signed in with it is held up by nobody who did.
    private sealed record Prepared(SentReport Sent, string Text, string? Mailbox, IReadOnlyList<DateTime> SentBefore, bool IsAlreadySent);
}
