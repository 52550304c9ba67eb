using Microsoft.Extensions.Options;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Media;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Core.Reports.Sharing;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Web.Public.Following;
using Wijkagent.Web.Public.Reporting;
using Wijkagent.Web.Public.Subscriptions;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Diary;
using Wijkagent.Web.Shared.Uploads;
using Wijkagent.Web.Workers;
using Wijkagent.Web.Workers.Backups;

namespace Wijkagent.Web.Setup;

/// <summary>Sending a report and following it.</summary>
public static class ReportingSetup
{
    public static void AddReporting(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<ReportKinds>();
        services.AddScoped<ReportDrafts>();
        services.AddScoped<ReportAnswering>();
        services.AddScoped<DetailAnswering>();
        services.AddScoped<ReporterAnswering>();
        services.AddScoped<PartnerDirectory>();
        services.AddScoped<ShareConsents>();
        services.AddScoped<PlaceFinding>();
        services.AddScoped<LaterReports>();
        services.AddScoped<KnownReports>();
        services.AddScoped<KnownChoices>();
        services.AddSingleton<SubscriptionLinks>();
        services.AddScoped<ProblemFollowing>();
        services.AddScoped<SubscriptionTerms>();
        services.AddScoped<SubscriptionsOfAddress>();
        services.AddScoped<KnownInAreas>();
        services.AddScoped<AreaNews>();
        services.AddScoped<AreaFollowing>();
        services.AddScoped<FollowedAreas>();
        services.AddScoped<AreasOfAddress>();
        services.AddScoped<AreaNewsTerms>();
        services.AddScoped<AreaPieces>();
        services.AddScoped<AreaFeeds>();
        services.AddScoped<ProblemFeeds>();
        services.AddScoped<AtomWriter>();
        services.Configure<ScreeningOptions>(builder.Configuration.GetSection(ScreeningOptions.Section));
        services.AddSingleton<RecentTexts>();
        services.AddSingleton<SendingPressure>();
        services.AddSingleton(all => all.GetRequiredService<IOptions<LimitOptions>>().Value.OfSending);
        services.AddSingleton<SendingTurns>();
        services.AddScoped<SendingBlocks>();
        services.AddScoped<ReportScreening>();
        services.AddScoped<ReportSubmission>();
        services.AddSingleton<WrongTries>();
        services.AddScoped<ReporterNews>();
        services.AddScoped<ReportFollowing>();
        services.AddScoped<ReportAdding>();
        services.AddScoped<ReportCovering>();
        services.AddScoped<ReportCorrecting>();
        services.AddScoped<DiaryReading>();
        services.AddScoped<DiaryKeeping>();
        services.AddScoped<DiaryDesk>();
        services.AddScoped<DiaryWords>();
        services.AddScoped<DiaryPdf>();
        services.AddScoped<CallBacks>();
        services.AddScoped<ReportRatings>();
        services.AddScoped<Disclosure>();
        services.AddScoped<FollowedReports>();
        services.AddScoped<Receipts>();
        services.AddScoped<ReportLooks>();
        services.AddScoped<ReportsOfAddress>();
        services.AddScoped<OwnReports>();
        services.AddScoped<RequestSending>();
        services.AddScoped<RequestFollowing>();
        services.AddScoped<ReportTerms>();
        services.AddScoped<CaseTerms>();
        services.AddHostedService<TermsWorker>();
        services.AddHostedService<FilesWorker>();
        services.AddSingleton<PictureMaker>();
        services.AddSingleton<IPdfRewriter, PdfProcess>();
        services.AddSingleton<FileIntake>();
        services.AddScoped<RecentFiles>();
        services.AddScoped<PictureCovering>();
        services.AddSingleton<PictureAnswer>();
        services.AddScoped<PhotoPlaces>();
        services.AddScoped<DraftAttachments>();
        services.AddScoped<AttachmentReading>();
        services.AddHostedService<WordsWorker>();
        if (!DatabaseSetup.IsSqlServer(builder.Configuration))
            services.AddHostedService<BackupWorker>();
        services.AddScoped<StepServices>();
        services.AddScoped<DraftCookie>();
        services.AddScoped<FollowCookie>();
        services.AddScoped<OpenedServices>();
    }
}
