using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Data.Sqlite;
using Wijkagent.Data.SqlServer;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Setup;

/// <summary>Which database the program runs on: <c>Database__Provider</c> is <c>Sqlite</c> (default) or <c>SqlServer</c>.</summary>
public static class DatabaseSetup
{
    /// <summary>The setting's value for SQL Server.</summary>
    public const string SqlServer = "SqlServer";

    private const string Sqlite = "Sqlite";
    private const string Keys = "Keys";

    /// <summary>Adds the contexts, the dialect and the key ring of the chosen database.</summary>
    /// <exception cref="InvalidOperationException">The provider is unknown, or SQL Server has no connection string, none for the keys, or no certificate.</exception>
    public static void AddDatabase(this IHostApplicationBuilder builder)
    {
        var directory = new DataDirectory(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(directory);
        builder.AddKeyRing(directory);
        if (IsSqlServer(builder.Configuration))
        {
            var connection = builder.Configuration.GetConnectionString("Wijkagent")
                ?? throw new InvalidOperationException("Database__Provider is SqlServer, but ConnectionStrings__Wijkagent is missing.");
            var maxBatchSize = builder.Configuration.GetValue<int?>("Database:MaxBatchSize");
            builder.Services.AddDbContext<WijkagentDbContext>((services, options) => options
                .UseSqlServerDatabase(connection, maxBatchSize)
                .AddInterceptors(services.GetRequiredService<OutboxSignalInterceptor>()));
            var keys = builder.Configuration.GetConnectionString(Keys)
                ?? throw new InvalidOperationException("Database__Provider is SqlServer, but ConnectionStrings__Keys is missing.");
            builder.Services.AddDbContext<ContentKeysDbContext>(options => options.UseSqlServerKeys(keys));
            builder.Services.AddSingleton<IDatabaseDialect, SqlServerDialect>();
        }
        else
        {
            var connection = builder.Configuration.GetConnectionString("Wijkagent") ?? $"Data Source={directory.DatabaseFile}";
            builder.Services.AddDbContext<WijkagentDbContext>((services, options) => options
                .UseSqliteDatabase(connection)
                .AddInterceptors(services.GetRequiredService<OutboxSignalInterceptor>()));
            var keys = builder.Configuration.GetConnectionString(Keys) ?? $"Data Source={directory.ContentKeysFile}";
            builder.Services.AddDbContext<ContentKeysDbContext>(options => options.UseSqliteKeys(keys));
            builder.Services.AddSingleton<IDatabaseDialect, SqliteDialect>();
            builder.Services.AddHostedService<CheckpointWorker>();
        }
    }

    /// <summary>Whether the program runs on SQL Server.</summary>
    /// <exception cref="InvalidOperationException">The provider is unknown.</exception>
    public static bool IsSqlServer(IConfiguration configuration) => (configuration["Database:Provider"] ?? Sqlite) switch
    {
        SqlServer => true,
        Sqlite => false,
        var other => throw new InvalidOperationException($"Database__Provider is «{other}»; it can be Sqlite or SqlServer."),
    };
}
