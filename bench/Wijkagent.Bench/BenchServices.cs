using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Data.Sqlite;

namespace Wijkagent.Bench;

/// <summary>What each benchmark of what is kept needs: keys in a folder of its own, which are of no use afterwards.</summary>
internal static class BenchServices
{
    /// <summary>Adds what seals and opens, with the content keys in a file in the folder.</summary>
    public static void AddSealing(this IServiceCollection services, string folder)
    {
        services.AddLogging();
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddSingleton<IDatabaseDialect, SqliteDialect>();
        services.AddSingleton<IMasterKey, KeyRingMasterKey>();
        services.AddSingleton<IContentWords, NoWords>();
        services.AddSingleton<ContentKeys>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<Contents>();
        services.AddDbContext<ContentKeysDbContext>(options => options.UseSqliteKeys($"Data Source={Path.Combine(folder, "keys.db")};Pooling=False"));
    }

    private sealed class NoWords : IContentWords
    {
        public string Destroyed => "-";

        public string Unreadable => "-";
    }
}
