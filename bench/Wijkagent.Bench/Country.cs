using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods.Importing;
using Wijkagent.Core.Persistence;
using Wijkagent.Data.Sqlite;

namespace Wijkagent.Bench;

/// <summary>A database of its own with the boundaries of the whole country, imported as an administrator would.</summary>
public sealed class Country : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wijkagent-bench-").FullName;

    private string File => Path.Combine(folder, "country.db");

    /// <summary>Imports the country from the folder given, or from <c>shared/data</c> beside the repository.</summary>
    public static async Task<Country> ImportAsync(string? data)
    {
        var country = new Country();
        await using var db = country.Open();
        await db.Database.EnsureCreatedAsync();
        var file = Path.Combine(data ?? FindData(), "boundaries", "wijkenbuurten_nl_2024_rd.gpkg.gz");
        var imported = await new AreaImport(db).ImportAsync(new ImportAreas(new ImportSource(file), 2024), null, CancellationToken.None);
        return imported.IsDone ? country : throw new InvalidOperationException($"{file}: {imported.Error.Name}");
    }

    /// <summary>A context of the database.</summary>
    public WijkagentDbContext Open()
    {
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        options.UseSqliteDatabase($"Data Source={File};Pooling=False");
        return new WijkagentDbContext(options.Options);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string FindData()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data))
                return data;
        }

        throw new DirectoryNotFoundException("The open data is not in shared/data beside the repository; name its folder.");
    }
}
