using Microsoft.Extensions.DependencyInjection.Extensions;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports;

namespace Wijkagent.Web.Setup;

/// <summary>The services of the features, a line each.</summary>
public static class FeatureSetup
{
    /// <summary>Adds every service of Core, for pages and verbs alike.</summary>
    public static void AddFeatures(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ServerKeys>();
        services.AddSingleton<ReportSecrets>();
        services.AddSingleton<MailPayloads>();
        services.AddScoped<Outbox>();
        services.AddScoped<ReporterNews>();
        services.AddScoped<ReportHandling>();
        services.AddScoped<ReportInbox>();
        services.AddScoped<ReportFiles>();
        services.AddScoped<CaseWork>();
        services.AddScoped<CaseHandling>();
        services.AddScoped<CaseSearch>();
        services.AddScoped<CaseFiles>();
        services.AddScoped<CaseProposals>();
        services.AddScoped<WorkChoices>();
        services.AddScoped<OfficerMailbox>();
        services.AddScoped<BeatHolders>();
        services.AddScoped<StaffActors>();
    }
}
