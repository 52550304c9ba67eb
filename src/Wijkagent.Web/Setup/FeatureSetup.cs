using Microsoft.Extensions.DependencyInjection.Extensions;
using Wijkagent.Core.Content;
using Wijkagent.Core.Neighbourhoods.Importing;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers.Importing;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Statistics.Importing;

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
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxSignalInterceptor>();
        services.AddScoped<ReferenceSeed>();
        services.AddScoped<DemoSeed>();
        services.AddScoped<AreaImport>();
        services.AddScoped<PostcodeImport>();
        services.AddScoped<OfficerImport>();
        services.AddScoped<FiguresImport>();
        services.AddScoped<FaqService>();
        services.AddScoped<ArticleService>();
    }
}
