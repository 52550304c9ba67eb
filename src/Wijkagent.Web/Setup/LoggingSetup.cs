using System.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Logs to the console: readable in Development, one line of JSON otherwise. No query strings, no bodies, no addresses
/// of visitors, and no codes or numbers: an address is written as its route.
/// </summary>
public static class LoggingSetup
{
    private static readonly object RouteKey = new();

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DistributedContextPropagator, OwnTracesAlone>();
        builder.Services.AddSerilog(log =>
        {
            log.MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                // On one's own machine the words of StartSetup say where to look.
                .MinimumLevel.Override("Microsoft.Hosting.Lifetime", builder.Environment.IsDevelopment() ? LogEventLevel.Warning : LogEventLevel.Information)
                .MinimumLevel.Override("System.Net.Http.HttpClient", LogEventLevel.Warning)
                // A visitor's own broken cookie is answered with a new one; anybody could fill the log with it.
                .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Fatal)
                // StartSetup says it in one sentence.
                .Filter.ByExcluding(line => TakenAddress.Is(line.Exception))
                .Enrich.FromLogContext()
                .Enrich.With<FirstPartOfPath>()
                .ReadFrom.Configuration(builder.Configuration);

            if (builder.Environment.IsDevelopment())
                log.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
            else
                log.WriteTo.Console(new RenderedCompactJsonFormatter());
        });
    }

    public static void UseRequestLogging(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.MessageTemplate = "{RequestMethod} {Route} answered {StatusCode} in {Elapsed:0.0} ms";
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new("RequestMethod", new ScalarValue(context.Request.Method)),
            // One that was refused before it was known where it would go has none.
            new("Route", new ScalarValue(context.Items[RouteKey] ?? FirstPart(context.Request.Path))),
            new("StatusCode", new ScalarValue(status)),
            new("Elapsed", new ScalarValue(elapsed)),
        ];
        // Files are many and say nothing; they are logged only when they fail. That who makes the base map is away is said once.
        options.GetLevel = (context, _, exception) =>
            exception is null && context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == RateLimits.Tiles ? LogEventLevel.Debug
            : exception is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
            : context.Request.Path.StartsWithSegments("/lib") ? LogEventLevel.Debug
            : LogEventLevel.Information;
    });

    /// <summary>
    /// Remembers where a request went, as it may be logged: the route that answered, such as <c>/meldingen/{code}</c>, and not
    /// what stood in its place. An address that is none of ours may be one of ours with an error in it. Later the page about an
    /// error may answer in its place.
    /// </summary>
    public static void UseRouteForLog(this WebApplication app) => app.Use((context, next) =>
    {
        context.Items.TryAdd(RouteKey, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } route
            ? "/" + route.TrimStart('/')
            : FirstPart(context.Request.Path));
        return next(context);
    });

    // «OPTIONS *» is about no path at all.
    private static string FirstPart(string path) => path.Length > 1 && path.IndexOf('/', 1) is var end and > 0 ? path[..(end + 1)] + "…" : path;

    /// <summary>
    /// Every line of a request carries its trace. It is ours: one that a visitor's browser sends along would tell in the log
    /// which requests are of one person.
    /// </summary>
    private sealed class OwnTracesAlone : DistributedContextPropagator
    {
        public override IReadOnlyCollection<string> Fields => [];

        public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
        {
            // Nor do other parties hear of it.
        }

        public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
            (traceId, traceState) = (null, null);

        public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
    }

    /// <summary>The host adds the path to every line logged during a request: no more than its first part may stay.</summary>
    private sealed class FirstPartOfPath : ILogEventEnricher
    {
        private const string Path = "RequestPath";

        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            if (logEvent.Properties.TryGetValue(Path, out var value) && value is ScalarValue { Value: string path })
                logEvent.AddOrUpdateProperty(new(Path, new ScalarValue(FirstPart(path))));
        }
    }
}
