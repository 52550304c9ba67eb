using Wijkagent.Core.Cases;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Register;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Opening;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Web.Backoffice;
using Wijkagent.Web.Backoffice.Audit;
using Wijkagent.Web.Backoffice.Cases;
using Wijkagent.Web.Backoffice.Reports;
using Wijkagent.Web.Backoffice.Requests;
using Wijkagent.Web.Backoffice.Retention;
using Wijkagent.Web.Backoffice.Screening;
using Wijkagent.Web.Backoffice.Users;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Setup;

/// <summary>The desk: the work on reports and cases, and what its pages need.</summary>
public static class DeskSetup
{
    public static void AddDesk(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHostedService<AuditWorker>();
        services.AddScoped<ReportHandling>();
        services.AddScoped<RatingFigures>();
        services.AddScoped<ReportInbox>();
        services.AddScoped<ReportFiles>();
        services.AddScoped<ReportsApart>();
        services.AddScoped<ApartPages>();
        services.AddScoped<CaseWork>();
        services.AddScoped<CaseHandling>();
        services.AddScoped<OpeningHearers>();
        services.AddScoped<CaseOpening>();
        services.AddScoped<ReportOpening>();
        services.AddScoped<CaseSearch>();
        services.AddScoped<CaseFiles>();
        services.AddScoped<CaseProposals>();
        services.AddScoped<ReportsSaidTogether>();
        services.AddScoped<WorkChoices>();
        services.AddScoped<OfficerMailbox>();
        services.AddScoped<BeatHolders>();
        services.AddScoped<StaffActors>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<DeskWords>();
        services.AddScoped<ReportPages>();
        services.AddScoped<CasePages>();
        services.AddScoped<AuditReasons>();
        services.AddScoped<AuditSearch>();
        services.AddScoped<AuditWords>();
        services.AddScoped<ProcessingLog>();
        services.AddScoped<LegalHolds>();
        services.AddScoped<ProcessingRegister>();
        services.AddScoped<RetentionPages>();
        services.AddScoped<RequestDesk>();
        services.AddScoped<RequestPages>();
        services.AddScoped<RoleChoice>();
        services.AddScoped<UserAdministration>();
        services.AddScoped<PartnerAdministration>();
        services.AddScoped<UserDirectory>();
        services.AddScoped<Invitations>();
        services.AddScoped<UserPages>();
    }
}
