using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.TestSupport.SqlServer;

/// <summary>A query as it was asked, after its values were taken out.</summary>
/// <param name="By">Who asked first: type and method.</param>
/// <param name="Expression">What EF was to translate.</param>
/// <param name="OfKeys">Whether the database of content keys was asked.</param>
public sealed record AskedQuery(string By, Expression Expression, bool OfKeys);

/// <summary>
/// All that this process asked of a database through EF, by whatever context: it listens to what EF tells its
/// diagnostics, so nothing has to be set up for a context. EF compiles a query once; it is asked at every call.
/// </summary>
public static class Asked
{
    /// <summary>How often a place is looked for when requests went the same way so far. To read a stack takes half a millisecond.</summary>
    private const int TimesLookedFor = 8;

    private static readonly HttpContextAccessor Request = new();
    private static readonly ConcurrentDictionary<int, int> Looked = new();
    private static readonly ConcurrentQueue<AskedQuery> AllQueries = new();
    private static readonly ConcurrentDictionary<QuerySite, bool> AllSites = new();
    private static readonly ConcurrentDictionary<string, SavedRow> AllSaves = new();

    /// <summary>The queries, each as often as EF compiled it.</summary>
    public static IReadOnlyCollection<AskedQuery> Queries => AllQueries;

    /// <summary>The places in the product that asked one.</summary>
    public static IReadOnlySet<QuerySite> Sites => AllSites.Keys.ToHashSet();

    /// <summary>The kinds of row that were saved.</summary>
    public static IReadOnlyCollection<SavedRow> Saves => [.. AllSaves.Values];

    /// <summary>Starts listening. Belongs in the initializer of a test assembly: what was compiled before is not heard.</summary>
    /// <param name="toSites">Whether to keep <see cref="Sites"/>.</param>
    public static void Listen(bool toSites) => DiagnosticListener.AllListeners.Subscribe(new Listeners(toSites));

    private static void Hear(KeyValuePair<string, object?> told)
    {
        switch (told.Value)
        {
            case QueryExpressionEventData { Context: WijkagentDbContext or ContentKeysDbContext } compiled when told.Key == CoreEventId.QueryCompilationStarting.Name:
                AllQueries.Enqueue(new AskedQuery(QuerySite.First()?.ToString() ?? "a library", compiled.Expression, compiled.Context is ContentKeysDbContext));
                break;
            case CommandEventData { CommandSource: CommandSource.LinqQuery or CommandSource.FromSqlQuery or CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete } asked
                when told.Key == RelationalEventId.CommandExecuting.Name && MayBeNew(asked) && QuerySite.First() is { IsOfProduct: true } site:
                AllSites.TryAdd(site, true);
                break;
            case DbContextEventData { Context: (WijkagentDbContext or ContentKeysDbContext) and var db } when told.Key == CoreEventId.SaveChangesStarting.Name:
                foreach (var entry in db.ChangeTracker.Entries())
                {
                    if (SavedRow.KeyOf(entry) is { } key && !AllSaves.ContainsKey(key))
                        AllSaves.TryAdd(key, SavedRow.Of(entry));
                }

                break;
        }
    }

    // One action may ask the same in two places: then something else was asked before it, if only by whom is signed in.
    private static bool MayBeNew(CommandEventData asked)
    {
        if (Request.HttpContext is not { } request)
            return true;
        var way = HashCode.Combine(request.Items[typeof(Asked)], asked.Command.CommandText, request.GetEndpoint()?.DisplayName, request.Request.Method);
        request.Items[typeof(Asked)] = way;
        return Looked.AddOrUpdate(way, 1, (_, times) => times + 1) <= TimesLookedFor;
    }

    private sealed class Listeners(bool toSites) : IObserver<DiagnosticListener>
    {
        private readonly HashSet<string> heard =
        [
            CoreEventId.QueryCompilationStarting.Name!, CoreEventId.SaveChangesStarting.Name!,
            .. toSites ? new[] { RelationalEventId.CommandExecuting.Name! } : [],
        ];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
                value.Subscribe(new Events(), heard.Contains);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Events : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value) => Hear(value);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
