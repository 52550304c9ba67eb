using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Reports.Following;

/// <summary>Too many mails to confirm something went to this address within an hour: nothing was kept.</summary>
/// <param name="Wait">How long to wait.</param>
public sealed record AddressMailedTooOften(TimeSpan Wait) : InvalidError(nameof(TellWho.Email))
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [(int)Math.Ceiling(Wait.TotalMinutes)];
}

/// <summary>
/// The reporter of an anonymous report says who it is after all. The caller has made sure that the visitor holds it, except
/// where a link proves that.
/// </summary>
public sealed class Disclosure(
    WijkagentDbContext db, ReportSecrets secrets, Outbox outbox, SendingTurns turns, Contents contents, IDatabaseDialect dialect, TimeProvider clock)
{
    /// <summary>
    /// Keeps name, address and number. Nothing is mailed to the address but a link to prove it, until that was followed. Sent
    /// twice it is done once.
    /// </summary>
    /// <param name="code">Of which report.</param>
    /// <param name="told">What was filled in.</param>
    /// <param name="provedEmail">The address of the resident's account that is signed in; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>
    /// Done; <see cref="NothingHere"/>, what is wrong, each at its field, <see cref="AddressMailedTooOften"/>, or what
    /// <see cref="Report.Disclose"/> refuses.
    /// </returns>
    public async Task<Result> DiscloseAsync(string code, TellWho told, string? provedEmail, CancellationToken cancel)
    {
        var read = told.ReadContact();
        if (!read.IsDone)
            return read.Error;
        var who = read.Value;
        var isProved = who.Email is not null && string.Equals(who.Email, provedEmail, StringComparison.OrdinalIgnoreCase);
        for (var tries = 1; ; tries++)
        {
            if (await FindAsync(code, cancel) is not { } report)
                return new NothingHere();
            if (await IsSentTwiceAsync(report, who, cancel))
                return Result.Done;
            var now = Now();
            var disclosed = report.Disclose(new ReporterContact(who.Name, who.Email, who.Phone), isProved, Actor.Reporter, now);
            if (!disclosed.IsDone)
                return disclosed;

            // Nobody fills the mailbox of somebody else by this way either.
            var mailbox = isProved ? null : who.Email;
            if (turns.Take(mailbox, []) is { } tooOften)
                return new AddressMailedTooOften(tooOften.Wait);
            if (mailbox is not null)
                outbox.Add(mailbox, report.Language, new ConfirmAddressMail(report.Code, secrets.MakeLink(SubjectOf(report.Code, mailbox), ReportLink.Address)), now);
            var number = tries;
            if (await turns.SpendAsync(mailbox, () => db.SaveUnlessTakenAsync(dialect, number, cancel)))
                return Result.Done;
        }
    }

    /// <summary>The link was followed: from now on the reporter is mailed. Following it again changes nothing.</summary>
    /// <returns>Done, or <see cref="LinkDoesNotWork"/>: also when another address was given since, or the name removed.</returns>
    public async Task<Result> ProveAsync(string code, string? link, CancellationToken cancel)
    {
        if (await FindByLinkAsync(code, link, cancel) is not { } report)
            return new LinkDoesNotWork();
        report.ProveAddress(Actor.Reporter, Now());
        return await db.SaveOrDoAgainAsync(Result.Done, () => ProveAsync(code, link, cancel), cancel);
    }

    /// <summary>Whether <see cref="ProveAsync"/> would do it: links are followed by machines too.</summary>
    public async Task<bool> WorksAsync(string code, string? link, CancellationToken cancel) => await FindByLinkAsync(code, link, cancel) is not null;

    private async Task<bool> IsSentTwiceAsync(Report report, ToldWho who, CancellationToken cancel)
    {
        await contents.OpenAsync(report.Contact, cancel);
        return report.Contact is { } contact && (contact.Name?.Value, contact.Email?.Value, contact.Phone?.Value) == (who.Name, who.Email, who.Phone);
    }

    private async Task<Report?> FindByLinkAsync(string code, string? link, CancellationToken cancel)
    {
        if (await FindAsync(code, cancel) is not { Contact: { } contact } report)
            return null;
        await contents.OpenAsync(contact, cancel);
        return contact.Email?.Value is { } email && secrets.IsLinkFor(SubjectOf(code, email), ReportLink.Address, link) ? report : null;
    }

    private Task<Report?> FindAsync(string code, CancellationToken cancel) =>
        db.Reports.InUse().Include(r => r.Kind).Include(r => r.Contact).SingleOrDefaultAsync(r => r.Code == code, cancel);

    // A link is worth nothing any more once another address stands there.
    private static string SubjectOf(string code, string address) =>
        $"{code} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant())))}";

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
