namespace Wijkagent.Web.Setup;

/// <summary>
/// Answers only to the portal's own name, so that nobody makes it speak under another. Comes after the headers and the
/// error pages, which the framework's own filter does not.
/// </summary>
public static class HostSetup
{
    /// <summary>Further names that are answered to, with commas: how a balancer asks for the health of a node.</summary>
    public const string OtherHosts = "Site:OtherHosts";

    private static readonly string[] OwnMachine = ["localhost", "127.0.0.1", "[::1]"];

    public static void UseOwnHostOnly(this WebApplication app)
    {
        // Development without an address is reached under whatever name the machine has.
        if (app.Configuration["Site:BaseUrl"] is not { Length: > 0 } address)
            return;
        var others = (app.Configuration[OtherHosts] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var known = new HashSet<string>([new Uri(address).Host, .. OwnMachine, .. others], StringComparer.OrdinalIgnoreCase);
        app.Use((context, next) =>
        {
            if (known.Contains(context.Request.Host.Host))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }
}
