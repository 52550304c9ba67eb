using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Agenda;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Initiatives;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Rights.Consents;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Opening;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Core.Reports.Sharing;
using Wijkagent.Core.Statistics;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Persistence;

// What the database holds.
public sealed partial class WijkagentDbContext
{
    /// <summary>Municipalities.</summary>
    public DbSet<Municipality> Municipalities => Set<Municipality>();

    /// <summary>Districts.</summary>
    public DbSet<District> Districts => Set<District>();

    /// <summary>Neighbourhoods.</summary>
    public DbSet<Neighbourhood> Neighbourhoods => Set<Neighbourhood>();

    /// <summary>Postcodes of four and six positions.</summary>
    public DbSet<Postcode> Postcodes => Set<Postcode>();

    /// <summary>Teams.</summary>
    public DbSet<Team> Teams => Set<Team>();

    /// <summary>Stations.</summary>
    public DbSet<Station> Stations => Set<Station>();

    /// <summary>Why what stands in the audit log was done.</summary>
    public DbSet<AuditReason> AuditReasons => Set<AuditReason>();

    /// <summary>What members of the staff are called.</summary>
    public DbSet<StaffName> StaffNames => Set<StaffName>();

    /// <summary>Officers.</summary>
    public DbSet<Officer> Officers => Set<Officer>();

    /// <summary>Who is responsible for what, and when.</summary>
    public DbSet<Beat> Beats => Set<Beat>();

    /// <summary>When officers are away.</summary>
    public DbSet<Absence> Absences => Set<Absence>();

    /// <summary>Weekly hours in which people can walk in.</summary>
    public DbSet<ConsultationHour> ConsultationHours => Set<ConsultationHour>();

    /// <summary>Messages to officers.</summary>
    public DbSet<ContactMessage> ContactMessages => Set<ContactMessage>();

    /// <summary>Kinds of report.</summary>
    public DbSet<ReportKind> ReportKinds => Set<ReportKind>();

    /// <summary>Reports.</summary>
    public DbSet<Report> Reports => Set<Report>();

    /// <summary>Messages between reporters and officers.</summary>
    public DbSet<ReportMessage> ReportMessages => Set<ReportMessage>();

    /// <summary>What stood in reports before they were corrected.</summary>
    public DbSet<ReportCorrection> ReportCorrections => Set<ReportCorrection>();

    /// <summary>What reporters thought of the answers.</summary>
    public DbSet<ReportRating> ReportRatings => Set<ReportRating>();

    /// <summary>Moments in the diaries of reports.</summary>
    public DbSet<Reports.Diary.DiaryMoment> DiaryMoments => Set<Reports.Diary.DiaryMoment>();

    /// <summary>Reporters who asked to be called.</summary>
    public DbSet<ReportCallBack> ReportCallBacks => Set<ReportCallBack>();

    /// <summary>How to reach reporters.</summary>
    public DbSet<ReporterContact> ReporterContacts => Set<ReporterContact>();

    /// <summary>What reporters are to hear in the morning.</summary>
    public DbSet<NewsThatWaits> NewsThatWaits => Set<NewsThatWaits>();

    /// <summary>Pictures with reports, and with what is still being filled in.</summary>
    public DbSet<ReportAttachment> ReportAttachments => Set<ReportAttachment>();

    /// <summary>What is still being filled in.</summary>
    public DbSet<ReportDraft> ReportDrafts => Set<ReportDraft>();

    /// <summary>Who wants to hear of what.</summary>
    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    /// <summary>Who follows a piece of the country.</summary>
    public DbSet<AreaSubscription> AreaSubscriptions => Set<AreaSubscription>();

    /// <summary>Cases.</summary>
    public DbSet<Case> Cases => Set<Case>();

    /// <summary>What was done on cases.</summary>
    public DbSet<CaseAction> CaseActions => Set<CaseAction>();

    /// <summary>Who opened a case of a colleague, and why.</summary>
    public DbSet<CaseAccess> CaseAccesses => Set<CaseAccess>();

    /// <summary>Who opened a locked report, and why.</summary>
    public DbSet<ReportAccess> ReportAccesses => Set<ReportAccess>();

    /// <summary>From what and with what reports are set apart.</summary>
    public DbSet<SendingBlock> SendingBlocks => Set<SendingBlock>();

    /// <summary>What still has to be done on cases.</summary>
    public DbSet<CaseTask> CaseTasks => Set<CaseTask>();

    /// <summary>Organisations that work along.</summary>
    public DbSet<Partner> Partners => Set<Partner>();

    /// <summary>With whom reporters let reports be shared.</summary>
    public DbSet<ReportConsent> ReportConsents => Set<ReportConsent>();

    /// <summary>Events and consultation hours.</summary>
    public DbSet<CommunityEvent> CommunityEvents => Set<CommunityEvent>();

    /// <summary>Residents' initiatives.</summary>
    public DbSet<Initiative> Initiatives => Set<Initiative>();

    /// <summary>Organisations.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>What districts chose to work on.</summary>
    public DbSet<Priority> Priorities => Set<Priority>();

    /// <summary>Short messages to districts.</summary>
    public DbSet<Bulletin> Bulletins => Set<Bulletin>();

    /// <summary>Articles.</summary>
    public DbSet<Article> Articles => Set<Article>();

    /// <summary>Subjects of questions.</summary>
    public DbSet<FaqTopic> FaqTopics => Set<FaqTopic>();

    /// <summary>Questions and answers.</summary>
    public DbSet<Faq> Faqs => Set<Faq>();

    /// <summary>Key figures per area.</summary>
    public DbSet<AreaFigures> AreaFigures => Set<AreaFigures>();

    /// <summary>Who is signed in.</summary>
    public DbSet<UserSession> UserSessions => Set<UserSession>();

    /// <summary>Authenticator apps.</summary>
    public DbSet<AuthenticatorApp> AuthenticatorApps => Set<AuthenticatorApp>();

    /// <summary>Recovery codes that were not used yet.</summary>
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    /// <summary>What may be used once only and was.</summary>
    public DbSet<UsedProof> UsedProofs => Set<UsedProof>();

    /// <summary>Mails that still have to leave.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Every change, for good.</summary>
    public DbSet<EventRecord> Events => Set<EventRecord>();

    /// <summary>Everything that staff did, looking included.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>The chains of the audit log.</summary>
    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    /// <summary>The days of the audit log that are over, signed.</summary>
    public DbSet<AuditCheckpoint> AuditCheckpoints => Set<AuditCheckpoint>();

    /// <summary>The parts of the audit log whose term is over.</summary>
    public DbSet<AuditEnding> AuditEndings => Set<AuditEnding>();

    /// <summary>What residents consented to.</summary>
    public DbSet<Consent> Consents => Set<Consent>();

    /// <summary>What people asked about their data.</summary>
    public DbSet<RightsRequest> RightsRequests => Set<RightsRequest>();

    /// <summary>What is kept although its term passes.</summary>
    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    /// <summary>The register of destruction.</summary>
    public DbSet<Destruction> Destructions => Set<Destruction>();

    /// <summary>Nights in which what is past its date was destroyed.</summary>
    public DbSet<RetentionNight> RetentionNights => Set<RetentionNight>();

    /// <summary>Counters that tell nodes when to read something again.</summary>
    public DbSet<Revision> Revisions => Set<Revision>();

    /// <summary>By which words reports and cases are found.</summary>
    public DbSet<SearchWord> SearchWords => Set<SearchWord>();

    /// <summary>Keys that only this installation can read.</summary>
    public DbSet<ServerSecret> ServerSecrets => Set<ServerSecret>();

    /// <summary>The key ring, where nodes share it through the database.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
}
