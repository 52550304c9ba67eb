using Microsoft.EntityFrameworkCore.Metadata;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Privacy.Register;

/// <summary>What in a processing is kept in one way.</summary>
/// <param name="Kept">How.</param>
/// <param name="Data">What it tells.</param>
public sealed record HeldData(Kept Kept, IReadOnlyList<PersonalData> Data);

/// <summary>A line of the register.</summary>
/// <param name="Processing">What the data is for.</param>
/// <param name="Laws">The laws it falls under; of reports and cases those of their kinds.</param>
/// <param name="Roles">The roles that can come to see it, as far as the rows are theirs; none where nobody's work is to look.</param>
/// <param name="Terms">How long it is kept.</param>
/// <param name="Data">What is held, the best protected first.</param>
public sealed record RegisterLine(
    Processing Processing, IReadOnlyList<LegalRegime> Laws, IReadOnlyList<string> Roles, IReadOnlyList<KeptTerm> Terms, IReadOnlyList<HeldData> Data);

/// <summary>
/// The register of processing, made of what the program is: the model of its databases, the one table of rights, the
/// terms of the law and the kinds of report as they are now.
/// </summary>
public sealed class ProcessingRegister(WijkagentDbContext db, ContentKeysDbContext keys, RetentionOverview retention)
{
    /// <summary>All lines.</summary>
    public async Task<IReadOnlyList<RegisterLine>> ReadAsync(CancellationToken cancel)
    {
        var kinds = await retention.KindsAsync(cancel);
        return [.. Enum.GetValues<Processing>().Select(processing => new RegisterLine(
            processing, LawsOf(processing, kinds), RolesFor(processing), TermsOf(processing, kinds), DataOf(processing)))];
    }

    private static List<LegalRegime> LawsOf(Processing processing, IEnumerable<KindRetention> kinds) => processing switch
    {
        Processing.Reports or Processing.Cases or Processing.History => [.. kinds.Select(k => k.Regime).Distinct().Order()],
        Processing.Audit or Processing.Destruction or Processing.Requests => [LegalRegime.Wpg, LegalRegime.Avg],
        _ => [LegalRegime.Avg],
    };

    private static List<string> RolesFor(Processing processing)
    {
        Permission[] each = processing switch
        {
            Processing.Reports or Processing.Cases or Processing.History => [Permission.HandleCases],
            Processing.Blocks => [Permission.JudgeSuspicious],
            Processing.Messages => [Permission.ReadMailbox],
            Processing.Requests => [Permission.HandleRequests],
            Processing.Accounts => [Permission.ManageUsers],
            Processing.Audit => [Permission.AskWhoLooked, Permission.ReadAuditLog],
            Processing.Destruction => [Permission.ReadRetention],
            _ => [],
        };
        return [.. each.SelectMany(RolePermissions.RolesThatMay).Distinct()];
    }

    private static List<KeptTerm> TermsOf(Processing processing, IReadOnlyList<KindRetention> kinds) => processing switch
    {
        Processing.Drafts => [new(TermRule.Draft, [ReportDraft.HoursKept])],
        Processing.Reports =>
        [
            new(TermRule.NeverConfirmed, [RetentionTerms.NeverConfirmedDays]),
            new(TermRule.NotTakenUp, [RetentionTerms.NotTakenUpMonths]),
            .. KeptTerm.OfKinds(kinds),
        ],
        Processing.Blocks => [new(TermRule.Block, [SendingBlock.Terms.Max()])],
        Processing.Cases => [new(TermRule.AsReports, [])],
        Processing.History => [new(TermRule.AsItsSubject, []), new(TermRule.WhileNamed, [])],
        Processing.Messages => [new(TermRule.Message, [RetentionTerms.ContactMessageMonths])],
        Processing.Requests =>
        [
            new(TermRule.RequestNeverConfirmed, [RetentionTerms.RequestNeverConfirmedDays]),
            new(TermRule.Request, [RetentionTerms.EndedRequestMonths]),
        ],
        Processing.Subscriptions => [new(TermRule.Subscription, [Subscription.ConfirmationDays, Subscription.LongestMonths, Subscription.DaysAfterEnd, AreaSubscription.FeedMonths])],
        Processing.Mails => [new(TermRule.Mail, [(int)OutboxMessage.KeptFor.TotalDays])],
        Processing.SigningIn =>
        [
            new(TermRule.Session, [(int)UserSession.LongestTime.TotalHours, (int)UserSession.IdleTime.TotalMinutes]),
            new(TermRule.UsedProof, [(int)UsedProofs.Remembered.TotalHours]),
            new(TermRule.WhileAccount, []),
        ],
        Processing.Accounts =>
        [
            new(TermRule.WhileAccount, []),
            new(TermRule.ErasedAccount, [RetentionTerms.ErasureDays]),
            new(TermRule.ExpiredInvitation, [RetentionTerms.ExpiredInvitationDays]),
        ],
        Processing.Audit => [new(TermRule.Log, [RetentionTerms.AuditLogMonths])],
        Processing.Destruction => [new(TermRule.ForGood, [])],
        Processing.Officers => [new(TermRule.OfficerWhoLeft, [RetentionTerms.LeftOfficerMonths])],
        _ => throw new InvalidOperationException($"Nothing says how long data for {processing} is kept."),
    };

    private List<HeldData> DataOf(Processing processing) =>
    [
        .. db.Model.GetEntityTypes().Concat(keys.Model.GetEntityTypes())
            .SelectMany(entity => HeldIn(entity, processing))
            .GroupBy(held => held.Kept, held => held.Data)
            .OrderBy(alike => alike.Key)
            .Select(alike => new HeldData(alike.Key, [.. alike.Distinct().Order()])),
    ];

    private static IEnumerable<(PersonalData Data, Kept Kept)> HeldIn(IEntityType entity, Processing processing) =>
        HoldingBook.Written.Of(entity) is { } holding && holding.Processing == processing
            ? holding.Held.Select(column => (column.Value.Data, column.Value.Kept ?? KeptIn(entity, column.Key)))
            : [];

    private static Kept KeptIn(IEntityType entity, string column) =>
        entity.FindProperty(column)?.ClrType == typeof(SealedText) ? Kept.Sealed : Kept.Clear;
}
