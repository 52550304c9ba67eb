using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>
/// Takes in what was written on a device without a network: it fills in a draft, answer by answer, as its reporter would
/// have done, and sends it when nothing is missing. The key of the device is the draft's token, and the key of the report is
/// made of it: however often it is sent, it is one report, also when the draft is long gone.
/// </summary>
public sealed class LaterReports(
    WijkagentDbContext db, ReportDrafts drafts, ReportAnswering answering, ReporterAnswering reporter, DetailAnswering details, PlaceFinding places, ReportSubmission submission, IDatabaseDialect dialect)
{
    /// <summary>Sends it, or keeps it as a draft that its reporter finishes. What was answered there already stays as it is.</summary>
    /// <param name="later">What was written.</param>
    /// <param name="submit">What holds for every sending; its token and stamp are those of the draft that is made here.</param>
    /// <param name="after">What the same browser filled in before, to go on counting what it sent.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What became of it; <see cref="DeviceKeyUnreadable"/>, <see cref="KindNotKept"/>, a text that is too long, or <see cref="SentTooOften"/>.</returns>
    public async Task<Result<LaterOutcome>> SendAsync(SendLater later, SubmitReport submit, DraftAnswers? after, CancellationToken cancel)
    {
        var before = await StateAsync(later.Key, cancel);
        if (!before.IsDone || before.Value is { Sent: not null })
            return before.IsDone ? before.Value! : before.Error;
        var text = TypedText.Lines(later.What.Text, nameof(TellWhat.Text), Report.TextLength);
        if (!text.IsDone)
            return text.Error;
        if (!await db.ReportKinds.AnyAsync(k => k.Slug == later.Kind && !k.Sensitive, cancel))
            return new KindNotKept();
        if (before.Value is null)
            await BeginAsync(later.Key!, after, cancel);
        await FillInAsync(later.Key!, later, text.Value, cancel);

        var draft = await drafts.OpenAsync(later.Key, cancel);
        if (!draft.IsDone)
            return draft.Error;
        if (later.Agreed && draft.Value.Answers is { Sent: null, FirstMissing: DraftStep.Check })
        {
            var sent = await submission.SubmitAsync(submit with { Token = later.Key, Stamp = draft.Value.Stamp }, cancel);
            if (sent.Error is SentTooOften)
                return sent.Error;
        }

        return (await StateAsync(later.Key, cancel)).Value ?? (Result<LaterOutcome>)new DraftGone();
    }

    /// <summary>What became of it.</summary>
    /// <returns>Null when nothing is known of it, or no longer; or <see cref="DeviceKeyUnreadable"/>.</returns>
    public async Task<Result<LaterOutcome?>> StateAsync(string? key, CancellationToken cancel)
    {
        if (key is not { Length: SendLater.KeyLength } || !key.All(char.IsAsciiHexDigit))
            return new DeviceKeyUnreadable();
        if ((await drafts.OpenAsync(key, cancel)).Value is { } draft)
        {
            var answers = draft.Answers;
            return answers.Sent is { } sent ? new LaterOutcome(sent, answers.Secret, null, sent.Email is not null) : new LaterOutcome(null, null, answers.FirstMissing);
        }

        var submissionKey = KeyOf(key);
        var known = await db.Reports.Where(r => r.SubmissionKey == submissionKey)
            .Select(r => new { Sent = new SentReport(r.Code, r.KindId, null, r.SubmittedAt), r.Status }).SingleOrDefaultAsync(cancel);
        return known is null ? default(LaterOutcome) : new LaterOutcome(known.Sent, null, null, known.Status == ReportStatus.Unconfirmed);
    }

    /// <summary>Begins its draft, unless that is there.</summary>
    internal async Task BeginAsync(string key, DraftAnswers? after, CancellationToken cancel)
    {
        if ((await drafts.OpenAsync(key, cancel)).IsDone)
            return;
        try
        {
            await drafts.StartAsync(key, KeyOf(key), after, cancel);
        }
        catch (DbUpdateException failure) when (dialect.IsUniqueViolation(failure))
        {
            // It was sent twice at the same moment: the other one made the draft.
            db.ChangeTracker.Clear();
        }
    }

    // An answer that is refused is left open: its reporter gives it on the page that asks for it.
    private async Task FillInAsync(string key, SendLater later, string text, CancellationToken cancel)
    {
        var answers = (await drafts.OpenAsync(key, cancel)).Value?.Answers;
        if (answers is null or { Sent: not null })
            return;
        if (answers.KindId is null)
            await answering.ChooseKindAsync(key, later.Kind, cancel);
        if (answers.What is null)
            await answering.TellWordsAsync(key, text, cancel);
        if (!answers.AdviceRead)
            await answering.ReadAdviceAsync(key, cancel);
        await FillInDetailsAsync(key, later, cancel);
        if (answers.Place is null && await FindAsync(later, cancel) is { } place)
            await answering.TellPlaceAsync(key, place, cancel);
        if (answers.What is null)
            await answering.TellWhatAsync(key, later.What, cancel);
        if (!answers.PhotosAsked && !later.PhotosOpen)
            await answering.PassPhotosAsync(key, cancel);
        if (answers.Role is null)
            await reporter.TellRoleAsync(key, later.Role, cancel);
        // The device does not ask of the home, nor with whom it may be shared: nothing is said of the one, and no to the other.
        if ((await drafts.OpenAsync(key, cancel)).Value?.Answers is { KindId: not null, Housing: null })
            await reporter.TellHousingAsync(key, new TellHousing(Tenure.Neither, null, null), cancel);
        if (answers.Who is null)
            await reporter.TellWhoAsync(key, later.Who, cancel);
    }

    private async Task FillInDetailsAsync(string key, SendLater later, CancellationToken cancel)
    {
        while ((await drafts.OpenAsync(key, cancel)).Value?.Answers is { KindId: { } kindId, Details: { IsComplete: false } told })
        {
            var questions = await db.ReportKinds.Where(k => k.Id == kindId).Select(k => k.Questions).SingleOrDefaultAsync(cancel);
            if (questions?.FirstOpen(told) is not { } open)
                return;
            // What the device does not ask may be passed over; what ends the form or can't be read is its reporter's.
            var given = later.Details.TryGetValue(open.Key, out var answer) ? answer : new TellDetail([], null, true, null);
            var kept = await details.TellAsync(key, open.Key, given, cancel);
            if (!kept.IsDone || kept.Value is not null)
                return;
        }
    }

    /// <summary>The one place that fits; null when none does or several do.</summary>
    private async Task<TellPlace?> FindAsync(SendLater later, CancellationToken cancel)
    {
        if (TypedText.Line(later.Place, "Place", PlaceFinding.MaxLength) is not { IsDone: true, Value: { Length: > 0 } typed })
            return null;
        return await places.FindAsync(typed, cancel) is { Options: [var only], Wider: [] } ? TellPlace.Of(only, typed, later.PlaceWords) : null;
    }

    // Not the token itself: whoever reads the key of a report can't open its draft.
    private static Guid KeyOf(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes("later:" + key)).AsSpan(0, 16));
}
