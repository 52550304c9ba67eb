using Microsoft.Extensions.DependencyInjection.Extensions;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Neighbourhoods.Importing;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Officers.Importing;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Backups;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Statistics.Importing;
using Wijkagent.Data.Sqlite;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Workers.Backups;

namespace Wijkagent.Web.Setup;

/// <summary>What pages and verbs both need, a line each.</summary>
public static class FeatureSetup
{
    /// <summary>What this node is called in the audit log; the name of its machine unless it is set.</summary>
    public const string NodeName = "Node:Name";

    /// <summary>The audit log, keys, sealed texts, the outbox, seeds and imports.</summary>
    public static void AddFeatures(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new AuditNode(builder.Configuration[NodeName] is { Length: > 0 } name ? name : Environment.MachineName));
        services.AddScoped<AuditContext>();
        services.AddSingleton(provider => new AuditHeads(provider.GetRequiredService<DataDirectory>().AuditHeadsFile));
        services.AddScoped<AuditLog>();
        services.AddScoped<AuditLooks>();
        services.AddScoped<Ageing>();
        services.AddScoped<ErasedAccounts>();
        services.AddScoped<LeftOfficers>();
        services.AddScoped<NameRemoval>();
        services.AddScoped<RemovedNames>();
        services.AddScoped<DueThings>();
        services.AddScoped<DestructionPlan>();
        services.AddScoped<Destroying>();
        services.AddScoped<Nights>();
        services.AddScoped<ShortTerms>();
        services.AddScoped<RetentionOverview>();
        services.AddScoped<OpeningReasons>();
        services.AddScoped<AuditCheckpoints>();
        services.AddScoped<AuditEndings>();
        services.AddScoped<AuditSealing>();
        services.AddScoped<AuditVerification>();
        services.AddSingleton<ServerKeys>();
        services.AddSingleton<AuditMarks>();
        services.AddSingleton<IMasterKey, KeyRingMasterKey>();
        services.AddSingleton<ContentKeys>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<IContentWords, ContentWords>();
        services.AddSingleton<Contents>();
        services.AddSingleton<KnownNames>();
        services.AddScoped<StaffNames>();
        services.AddScoped<ContentKeySweep>();
        services.AddScoped<ClearTexts>();
        services.AddSingleton<ContentKeysProof>();
        services.AddSingleton<ReportSecrets>();
        services.AddSingleton<MailPayloads>();
        services.AddScoped<Outbox>();
        services.AddScoped<WaitingMails>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxSignalInterceptor>();
        services.AddScoped<ReferenceSeed>();
        services.AddScoped<DemoSeed>();
        services.AddScoped<DemoAccountsHere>();
        services.AddScoped<AreaImport>();
        services.AddScoped<PostcodeImport>();
        services.AddScoped<OfficerImport>();
        services.AddScoped<RestoredTexts>();
        services.AddSingleton<SealedCopies>();
        services.AddScoped<NightlyCopies>();
        services.AddScoped<FiguresImport>();
    }
}
