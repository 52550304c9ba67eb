using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Architecture;

namespace Wijkagent.Web.Tests.Access;

/// <summary>One address of the program with one verb.</summary>
/// <param name="Method">The verb of HTTP.</param>
/// <param name="Pattern">Its address, with the names of what varies in braces.</param>
public sealed record Route(string Method, string Pattern)
{
    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>Who may open which address: read from <c>access.txt</c>, beside what the program itself says that it has.</summary>
public static class AccessMatrix
{
    /// <summary>Stands for whoever is not signed in.</summary>
    public const string Visitor = "visitor";

    private const string Everyone = "everyone";
    private const string SignedIn = "signed-in";
    private const string HalfWay = "half-way";

    private static readonly Lazy<Dictionary<Route, string[]>> Rows = new(Read);

    /// <summary>The addresses in the table.</summary>
    public static IReadOnlyCollection<Route> Known => Rows.Value.Keys;

    /// <summary>Whether somebody with a role may open it; null where the page itself decides, half way through signing in.</summary>
    public static bool? MayOpen(string role, Route route) => Rows.Value[route] switch
    {
        [Everyone] => true,
        [SignedIn] => role != Visitor,
        [HalfWay] => null,
        var roles => roles.Contains(role),
    };

    /// <summary>Every address that the running program answers at, but for files of its own, which everybody may read.</summary>
    public static List<Route> RoutesOf(WijkagentFactory host) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(method => new Route(method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/')))),
    ];

    private static Dictionary<Route, string[]> Read()
    {
        var rows = new Dictionary<Route, string[]>();
        string[] who = [];
        foreach (var line in Repository.Files("tests/Wijkagent.Web.Tests/Access", ".txt").Single().Lines.Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
                who = line.Trim('[', ']').Split(' ');
            else if (line.Length > 0 && line[0] != '#')
                rows.Add(new Route(line.Split(' ')[0], line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]), who);
        }

        return rows;
    }
}
