using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Logs to the console: readable in Development, one line of JSON otherwise. No query strings, no bodies, no addresses
/// of visitors, and no codes or numbers: paths about a report or case are written as their route.
/// </summary>
public static class LoggingSetup
{
    private const string PathProperty = "RequestPath";
    private static readonly string[] PrivatePaths =
    [
        "/meldingen", "/melden", "/kantoor/meldingen", "/kantoor/zaken", "/kantoor/berichten", "/kantoor/beheer/gebruikers",
        "/kantoor/verzoeken", "/privacy/verzoek",
    ];

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
                .Enrich.FromLogContext()
                .Enrich.With<PrivatePathMask>()
                .ReadFrom.Configuration(builder.Configuration);

            if (builder.Environment.IsDevelopment())
                log.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
            else
                log.WriteTo.Console(new RenderedCompactJsonFormatter());
        });
    }

    public static void UseRequestLogging(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.MessageTemplate = "{RequestMethod} {RequestPath} answered {StatusCode} in {Elapsed:0.0} ms";
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new("RequestMethod", new ScalarValue(context.Request.Method)),
            new(PathProperty, new ScalarValue(LoggedPath(context))),
            new("StatusCode", new ScalarValue(status)),
            new("Elapsed", new ScalarValue(elapsed)),
        ];
        // Files are many and say nothing; they are logged only when they fail.
        options.GetLevel = (context, _, exception) =>
            exception is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
            : context.Request.Path.StartsWithSegments("/lib") ? LogEventLevel.Debug
            : LogEventLevel.Information;
    });

    /// <summary>The path as it may be logged: that of a private page is its route, such as <c>/meldingen/{code}</c>.</summary>
    private static string LoggedPath(HttpContext context)
    {
        var replaced = context.Features.Get<IStatusCodeReExecuteFeature>();
        var path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? replaced?.OriginalPath ?? context.Request.Path;
        if (!IsPrivate(path))
            return path;

        var failed = context.Features.Get<IExceptionHandlerFeature>();
        var endpoint = failed is not null ? failed.Endpoint : replaced is not null ? replaced.Endpoint : context.GetEndpoint();
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText is { } route ? "/" + route.TrimStart('/') : Masked(path);
    }

    private static bool IsPrivate(string path) => PrivatePaths.Any(start =>
        path.StartsWith(start, StringComparison.OrdinalIgnoreCase) && path.Length > start.Length + 1);

    private static string Masked(string path) => path[..(path.IndexOf('/', 1) + 1)] + "…";

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

    /// <summary>The host adds the path to every line logged during a request; here too a private one is masked.</summary>
    private sealed class PrivatePathMask : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            if (logEvent.Properties.TryGetValue(PathProperty, out var value)
                && value is ScalarValue { Value: string path }
                && IsPrivate(path) && !path.Contains('{', StringComparison.Ordinal))
            {
                logEvent.AddOrUpdateProperty(new(PathProperty, new ScalarValue(Masked(path))));
            }
        }
    }
}
