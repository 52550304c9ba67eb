using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Media;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Neighbourhoods.Searching;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Core.Reports.Opening;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Core.Reports.Sharing;
using Wijkagent.Core.Statistics;
using Wijkagent.Core.Content;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.TestSupport;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Core.Tests;

/// <summary>The services of Core over the database of one test; a new scope is a new request.</summary>
internal abstract class CoreHost : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly EphemeralDataProtectionProvider protection = new();
    private readonly TemporaryFolder files = new();
    private readonly ServiceProvider services;

    protected CoreHost()
    {
        services = AnotherNode();
        // As a start does: a key can't be made while a save is under way.
        services.GetRequiredService<AuditMarks>().KeyAsync(default).GetAwaiter().GetResult();
    }

    /// <summary>The same services once more: a second node on the same database.</summary>
    public ServiceProvider AnotherNode()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton<IDataProtectionProvider>(protection);
        collection.AddSingleton(TestDatabase.Dialect);
        collection.AddSingleton(new AuditNode("test"));
        collection.AddScoped<AuditContext>();
        collection.AddScoped(s => database.OpenAsTheProgram(s.GetRequiredService<AuditContext>(), s.GetRequiredService<Contents>(), s.GetRequiredService<AuditMarks>()));
        database.AddSealing(collection);
        collection.AddSingleton<IGeocoder>(new FakeGeocoder());
        collection.AddSingleton<IPdfRewriter, PdfProcess>();
        collection.AddSingleton<IFileStore>(new FolderStore(Files, 0, Clock));
        collection.AddLogging();
        collection.AddSingleton(new SendingLimits(1_000_000, 1_000_000));
        // The clock stands still while a test fills in the form.
        collection.AddSingleton(Options.Create(new ScreeningOptions { QuickestSeconds = 0, PressurePerMinute = 1_000_000 }));
        foreach (var shared in new[] { typeof(ServerKeys), typeof(AuditMarks), typeof(AuditHeads), typeof(ContentKeysProof), typeof(ReportSecrets), typeof(PictureMaker), typeof(FileIntake), typeof(AttachmentStore), typeof(MailPayloads), typeof(WrongTries), typeof(RecentTexts), typeof(SendingPressure), typeof(SendingTurns), typeof(Atlas) })
            collection.AddSingleton(shared);
        foreach (var service in new[]
        {
            typeof(Outbox), typeof(ReportDrafts), typeof(ReportAnswering), typeof(DraftAttachments), typeof(PhotoPlaces), typeof(PlaceFinding), typeof(StreetFinding), typeof(LocateService), typeof(AttachmentReading), typeof(AttachmentSweep), typeof(DetailAnswering), typeof(ReporterAnswering), typeof(PartnerDirectory), typeof(PartnerAdministration), typeof(ShareConsents), typeof(Disclosure), typeof(SendingBlocks), typeof(ReportScreening), typeof(ReportSubmission), typeof(ReportsApart), typeof(ReportFollowing), typeof(LaterReports),
            typeof(FollowedReports), typeof(ReportAdding), typeof(RecentFiles), typeof(ReportCorrecting), typeof(CallBacks), typeof(ReportRatings), typeof(NameRemoval), typeof(RemovedNames), typeof(WaitingMails), typeof(RatingFigures), typeof(Receipts), typeof(ReportsOfAddress), typeof(OwnReports), typeof(ReportLooks), typeof(AuditLooks), typeof(RequestSending), typeof(RequestFollowing), typeof(RequestDesk), typeof(ReportTerms), typeof(ReporterNews), typeof(NewsTerms), typeof(MailRhythm), typeof(ReportHandling), typeof(ReportInbox), typeof(SubscriptionLinks), typeof(KnownReports), typeof(KnownChoices), typeof(ProblemFollowing), typeof(SubscriptionTerms), typeof(ReportsSaidTogether), typeof(FiguresService), typeof(DiaryReading), typeof(DiaryKeeping), typeof(DiaryDesk), typeof(KnownInAreas), typeof(DistrictContentService), typeof(AreaNews), typeof(AreaFollowing), typeof(FollowedAreas), typeof(AreasOfAddress), typeof(AreaNewsTerms), typeof(AreaFeeds), typeof(ProblemFeeds), typeof(AddressSearch), typeof(PictureCovering), typeof(ReportCovering), typeof(LaterPhotos),
            typeof(ReportFiles), typeof(CaseWork), typeof(CaseHandling), typeof(CaseSearch), typeof(CaseFiles), typeof(CaseProposals), typeof(CaseTerms),
            typeof(OfficerMailbox), typeof(ContactMessageService), typeof(BeatHolders), typeof(CaseOpening), typeof(OpeningReasons), typeof(OpeningHearers), typeof(ReportOpening), typeof(StaffActors), typeof(UserSessions),
            typeof(ErasedAccounts), typeof(LeftOfficers), typeof(Ageing), typeof(DueThings), typeof(DestructionPlan), typeof(Destroying), typeof(Nights), typeof(LegalHolds), typeof(ShortTerms), typeof(RetentionOverview),
            typeof(ContentKeySweep), typeof(ClearTexts), typeof(StaffNames), typeof(AuditLog), typeof(AuditSealing), typeof(AuditCheckpoints), typeof(AuditEndings), typeof(AuditVerification),
        })
        {
            collection.AddScoped(service);
        }

        return collection.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Monday 2 March 2026, 12.00 in the Netherlands.</summary>
    public static DateTime Now { get; } = new(2026, 3, 2, 11, 0, 0, DateTimeKind.Utc);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(Now));

    /// <summary>Where its pictures lie.</summary>
    public string Files => files.Root;

    public TownBuilder Town { get; } = new();

    public TestDatabase Database => database;

    public WijkagentDbContext Open() => database.Open();

    public ContentKeysDbContext OpenKeys() => database.OpenKeys();

    /// <summary>Does something as one request.</summary>
    public async Task<TResult> InRequestAsync<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public void Dispose()
    {
        services.Dispose();
        database.Dispose();
        files.Dispose();
    }
}
