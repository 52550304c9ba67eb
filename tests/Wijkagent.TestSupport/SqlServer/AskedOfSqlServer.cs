using System.Reflection;

namespace Wijkagent.TestSupport.SqlServer;

/// <summary>What SQL Server would say of all that the tests of this process asked and saved.</summary>
public static class AskedOfSqlServer
{
    /// <summary>What does not fit it: who asked, the fault and the statement; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await using var db = SqlServerModel.Offline();
        await using var keys = SqlServerModel.OfflineKeys();
        using var server = new SqlServerModel(db, keys);
        var faults = new List<string>();
        var seen = new HashSet<string>();

        void Judge(string name, IEnumerable<string> statements)
        {
            foreach (var statement in statements.Where(seen.Add))
            {
                server.Add(name, statement);
                faults.AddRange(StatementRules.FaultsOf(statement).Select(fault => $"{name}: {fault}{Environment.NewLine}{statement}"));
            }
        }

        foreach (var query in Asked.Queries)
        {
            try
            {
                Judge(query.By, QueryTranslation.Translate(query.Expression, query.OfKeys ? keys : db));
            }
            catch (InvalidOperationException untold)
            {
                faults.Add($"{query.By}: {untold.Message}");
            }
        }

        foreach (var row in Asked.Saves)
        {
            var name = $"a save of {row.Type} ({row.State})";
            var sent = await HeldCommands.OfAsync(row);
            Judge(name, sent);
            if (sent.Count == 0)
                faults.Add($"{name}: nothing would be sent");
        }

        return [.. faults, .. server.Validate()];
    }

    /// <summary>The places in the product that ask the database something and were not reached by this process.</summary>
    public static IReadOnlyList<string> NotAsked(params Assembly[] product)
    {
        var calls = product.SelectMany(QuerySite.In).ToLookup(call => call.Method);
        // A stack tells where the statement begins, so the call is the next one; a loop over rows asks at its end.
        var reached = Asked.Sites.SelectMany(site => calls[site.Method].OrderBy(call => call.Offset)
                .Where(call => call.Offset >= site.Offset).Take(1)
                .Concat(calls[site.Method].Where(call => call.IsLoop)))
            .ToHashSet();
        return [.. calls.SelectMany(ofMethod => ofMethod).Where(call => !reached.Contains(call)).Select(call => call.ToString())];
    }
}
