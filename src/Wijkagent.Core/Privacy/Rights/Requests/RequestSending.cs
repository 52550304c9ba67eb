using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Privacy.Rights.Requests;

/// <summary>What somebody fills in to use a right.</summary>
/// <param name="SendKey">Made with the form; the same key is the same request.</param>
/// <param name="Right">Which right.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="ReportCode">Which report, as it was typed.</param>
/// <param name="Name">Who asks.</param>
/// <param name="Email">Where the answer is told of.</param>
/// <param name="Proof">How the requester wants to prove who it is.</param>
/// <param name="Wish">What is asked.</param>
/// <param name="Language">«nl» or «en».</param>
public sealed record SendRequest(
    string SendKey,
    RequestedRight? Right,
    RequestSubject? Subject,
    string? ReportCode,
    string? Name,
    string? Email,
    IdentityProof? Proof,
    string? Wish,
    string Language);

/// <summary>What was typed is no code of a report.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record NotAReportCode(string Field) : InvalidError(Field);

/// <summary>Takes in what people ask, however often the same form is sent.</summary>
public sealed class RequestSending(
    WijkagentDbContext db, ReportSecrets secrets, Outbox outbox, IDatabaseDialect dialect, TimeProvider clock)
{
    private const int MaxTries = 5;

    /// <summary>Keeps the request and mails a link to confirm it.</summary>
    /// <returns>Its code, the same each time; or what is wrong with it, each at its field.</returns>
    public async Task<Result<string>> SendAsync(SendRequest typed, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        for (var tries = 1; ; tries++)
        {
            if (await db.RightsRequests.Where(r => r.SendKey == typed.SendKey).Select(r => r.Code).SingleOrDefaultAsync(cancel) is { } code)
                return code;
            var read = await ReadAsync(typed, now, cancel);
            if (!read.IsDone)
                return read.Error;
            db.RightsRequests.Add(RightsRequest.Submit(read.Value, now));
            var link = secrets.MakeLink(read.Value.Code, ReportLink.Confirm);
            outbox.Add(read.Value.Email, typed.Language, new ConfirmRequestMail(read.Value.Code, link), now);
            try
            {
                await db.SaveChangesAsync(cancel);
                return read.Value.Code;
            }
            catch (DbUpdateException failure) when (tries < MaxTries && dialect.IsUniqueViolation(failure))
            {
                // The same form at the same moment, which is found at the next try; or a code that was drawn before.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Result<SentRequest>> ReadAsync(SendRequest typed, DateTime now, CancellationToken cancel)
    {
        var check = new InputCheck();
        var right = Choice(typed.Right, nameof(typed.Right), check);
        var subject = Choice(typed.Subject, nameof(typed.Subject), check);
        var report = PublicCode.Normalise(typed.ReportCode);
        if (subject == RequestSubject.Report && report is null && !string.IsNullOrWhiteSpace(typed.ReportCode))
            check.Refuse(new NotAReportCode(nameof(typed.ReportCode)));
        var text = check.Lines(typed.Wish, nameof(typed.Wish), RightsRequest.TextLength, required: true);
        var name = check.Line(typed.Name, nameof(typed.Name), ReporterContact.NameLength, required: true);
        // Unlike with a report, a telephone number can't take its place.
        var email = EmailAddress.Read(typed.Email, nameof(typed.Email));
        if (email.Error is InvalidError noAddress)
            check.Refuse(noAddress);
        var proof = Choice(typed.Proof, nameof(typed.Proof), check);
        var law = subject == RequestSubject.Report ? await LawOfAsync(report, cancel) : LegalRegime.Avg;
        if (law == LegalRegime.Wpg && RequestTerms.OfAvgAlone.Contains(right))
            check.Refuse(new NotUnderThisLaw(nameof(typed.Right)));
        return check.Error is { } error
            ? error
            : new SentRequest(
                PublicCode.ForRequest(now), typed.SendKey, right, subject, law, subject == RequestSubject.Report ? report : null, name, email.Value!, proof, text,
                typed.Language);
    }

    private static T Choice<T>(T? chosen, string field, InputCheck check)
        where T : struct, Enum
    {
        if (chosen is { } value && Enum.IsDefined(value))
            return value;
        check.Refuse(new ValueMissing(field));
        return default;
    }

    /// <summary>Reports are police data, but those of kinds that fall under the AVG.</summary>
    private async Task<LegalRegime> LawOfAsync(string? report, CancellationToken cancel) =>
        report is null
            ? LegalRegime.Wpg
            : await db.Reports.Where(r => r.Code == report).Select(r => (LegalRegime?)r.Kind.Regime).SingleOrDefaultAsync(cancel) ?? LegalRegime.Wpg;
}
