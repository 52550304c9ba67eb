using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Following;

/// <summary>The code is unknown, or the secret is not its secret: which of both is not told.</summary>
public sealed record SecretDoesNotFit() : InvalidError("Secret");

/// <summary>Too many wrong secrets came from this address in the last hour.</summary>
public sealed record TooManyTries : ForbiddenError;

/// <summary>The link from a mail is not ours, not for this report, or too old.</summary>
public sealed record LinkDoesNotWork : NotFoundError;

/// <summary>Opens a report.</summary>
/// <param name="Code">As it was typed.</param>
/// <param name="Secret">As it was typed.</param>
/// <param name="Address">Where the request comes from.</param>
public sealed record OpenReport(string? Code, string? Secret, IPAddress? Address);

/// <summary>How it went with the link to confirm.</summary>
public enum Confirmation
{
    /// <summary>It is confirmed now.</summary>
    Done,

    /// <summary>It was confirmed before.</summary>
    WasDone,

    /// <summary>It was not confirmed within the term, and is not in the inbox.</summary>
    TooLate,
}

/// <summary>
/// What a reporter does with the own report. Except for opening it, the caller has made sure that the visitor holds it.
/// </summary>
public sealed class ReportFollowing(
    WijkagentDbContext db, ReportSecrets secrets, WrongTries tries, ReporterNews news, Contents contents, TimeProvider clock)
{
    private static readonly byte[] NoHash = new byte[HMACSHA256.HashSizeInBytes];

    /// <summary>
    /// Whether code and secret belong together. An unknown code takes the same look-up and the same hash as a wrong
    /// secret.
    /// </summary>
    /// <returns>
    /// The code as it is kept, or <see cref="ValueMissing"/>, <see cref="SecretDoesNotFit"/> or <see cref="TooManyTries"/>.
    /// </returns>
    public async Task<Result<string>> OpenAsync(OpenReport open, CancellationToken cancel)
    {
        // Whoever forgot to fill something in guesses nothing.
        var check = new InputCheck();
        foreach (var (typed, field) in new[] { (open.Code, nameof(open.Code)), (open.Secret, nameof(open.Secret)) })
        {
            if (string.IsNullOrWhiteSpace(typed))
                check.Refuse(new ValueMissing(field));
        }

        if (check.Error is { } error)
            return error;
        if (!tries.TryBegin(open.Address))
            return new TooManyTries();
        var code = PublicCode.Normalise(open.Code) ?? "";
        var hash = await secrets.HashAsync(open.Secret, cancel);
        var kept = await db.Reports.InUse().Where(r => r.Code == code).Select(r => r.SecretHash).SingleOrDefaultAsync(cancel);
        if (!CryptographicOperations.FixedTimeEquals(hash, kept ?? NoHash) || kept is null)
            return new SecretDoesNotFit();
        tries.Forgive(open.Address);
        return code;
    }

    /// <summary>Whether a link from a mail opens this report: none does once the name was removed, for then it is anonymous.</summary>
    /// <returns>The code as it is kept, or <see cref="LinkDoesNotWork"/>.</returns>
    public async Task<Result<string>> OpenByLinkAsync(string code, string? link, CancellationToken cancel) =>
        secrets.IsLinkFor(code, ReportLink.Follow, link) && await db.Reports.InUse().AnyAsync(r => r.Code == code && r.Contact != null, cancel)
            ? code
            : new LinkDoesNotWork();

    /// <summary>Confirms that the address in the report is the reporter's. Doing it again changes nothing.</summary>
    /// <returns>How it went, or <see cref="LinkDoesNotWork"/>.</returns>
    public async Task<Result<Confirmation>> ConfirmAsync(string code, string? link, CancellationToken cancel)
    {
        if (!secrets.IsLinkFor(code, ReportLink.Confirm, link) || await FindAsync(code, cancel) is not { } report)
            return new LinkDoesNotWork();
        if (report.Status == ReportStatus.Expired)
            return Confirmation.TooLate;
        if (report.Status != ReportStatus.Unconfirmed)
            return Confirmation.WasDone;

        var now = Now();
        if (report.DueAt <= now)
            return Confirmation.TooLate;
        var confirmed = report.Confirm(Actor.Reporter, now);
        if (!confirmed.IsDone)
            return confirmed.Error;
        await news.AddAsync(report, ReportNews.Received, now, cancel);
        return await db.SaveOrDoAgainAsync<Result<Confirmation>>(Confirmation.Done, () => ConfirmAsync(code, link, cancel), cancel);
    }

    /// <summary>What <see cref="ConfirmAsync"/> would come to, without doing it: links are followed by machines too.</summary>
    public async Task<Result<Confirmation>> LookAtConfirmationAsync(string code, string? link, CancellationToken cancel)
    {
        if (!secrets.IsLinkFor(code, ReportLink.Confirm, link))
            return new LinkDoesNotWork();
        var report = await db.Reports.InUse().Where(r => r.Code == code).Select(r => new { r.Status, r.DueAt }).SingleOrDefaultAsync(cancel);
        return report switch
        {
            null => new LinkDoesNotWork(),
            { Status: ReportStatus.Expired } => Confirmation.TooLate,
            { Status: ReportStatus.Unconfirmed } => report.DueAt <= Now() ? Confirmation.TooLate : Confirmation.Done,
            _ => Confirmation.WasDone,
        };
    }

    /// <summary>
    /// Says that it is not solved, and why. Saying it twice reopens it once; of a report that somebody else opened again in
    /// between the reason is added.
    /// </summary>
    public async Task<Result> ReopenAsync(string code, string? reason, CancellationToken cancel)
    {
        var check = new InputCheck();
        var text = check.Lines(reason, "Reason", ReportMessage.TextLength, required: true);
        if (check.Error is { } error)
            return error;
        if (await FindAsync(code, cancel) is not { } report)
            return new NothingHere();
        var now = Now();
        var isOpen = report.IsWorkedOn;
        if (await db.WasSentAsync(contents, report, isOpen ? [MessageKind.Reopening, MessageKind.Addition] : [MessageKind.Reopening], text, now, cancel))
            return Result.Done;
        if ((isOpen ? report.Add(text, photos: 0, Actor.Reporter, now).Error : report.Reopen(text, Actor.Reporter, now).Error) is { } refused)
            return refused;
        if (!isOpen)
            await news.AddAsync(report, ReportNews.Reopened, now, cancel);
        return await db.SaveOrDoAgainAsync(Result.Done, () => ReopenAsync(code, reason, cancel), cancel);
    }

    /// <summary>Takes it back. Doing it again changes nothing.</summary>
    public async Task<Result> WithdrawAsync(string code, CancellationToken cancel)
    {
        if (await FindAsync(code, cancel) is not { } report)
            return new NothingHere();
        await db.Entry(report).Collection(r => r.CallBacks).Query().Where(c => c.EndedAt == null).LoadAsync(cancel);
        if (report.Status == ReportStatus.Withdrawn)
            return Result.Done;
        var now = Now();
        var withdrawn = report.Withdraw(Actor.Reporter, now);
        if (!withdrawn.IsDone)
            return withdrawn.Error is ReportCannotBecome ? new AnsweredMeanwhile() : withdrawn;
        await news.AddAsync(report, ReportNews.Withdrawn, now, cancel);
        return await db.SaveOrDoAgainAsync(Result.Done, () => WithdrawAsync(code, cancel), cancel);
    }

    private Task<Report?> FindAsync(string code, CancellationToken cancel) =>
        db.Reports.InUse().Include(r => r.Kind).Include(r => r.Contact).Include(r => r.Case).SingleOrDefaultAsync(r => r.Code == code, cancel);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
