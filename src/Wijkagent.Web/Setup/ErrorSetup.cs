using System.Security.Cryptography;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Web.Setup;

/// <summary>What a visitor gets when something is wrong: a page in plain words, or problem+json for a machine.</summary>
public static class ErrorSetup
{
    private static readonly PathString Api = "/api";

    public static void UseErrorPages(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<IDatabaseDialect>();
        app.UseWhen(IsForMachines, branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = WriteProblemAsync,
                StatusCodeSelector = failure => StatusOf(failure, database),
            });
            branch.UseStatusCodePages(context => WriteProblemAsync(context.HttpContext));
        });
        app.UseWhen(context => !IsForMachines(context), branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/fout",
                StatusCodeSelector = failure => StatusOf(failure, database),
            });
            branch.UseStatusCodePagesWithReExecute("/fout");
        });
    }

    private static bool IsForMachines(HttpContext context) => context.Request.Path.StartsWithSegments(Api);

    /// <summary>A request that can't be read is the sender's mistake, not ours.</summary>
    private static int StatusOf(Exception exception, IDatabaseDialect database) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        // A body in pieces of which one says that it is larger than a number can be.
        IOException { InnerException: OverflowException } => StatusCodes.Status400BadRequest,
        ContentDestroyedException => StatusCodes.Status410Gone,
        TimeoutException => StatusCodes.Status503ServiceUnavailable,
        // Keys that can't be read, for which the node is not ready either. What somebody brings along that does not open is
        // answered where it is read.
        CryptographicException => StatusCodes.Status503ServiceUnavailable,
        _ when database.IsAway(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task WriteProblemAsync(HttpContext context)
    {
        SayWhenAgain(context.Response);
        return TypedResults.Problem(
            statusCode: context.Response.StatusCode,
            extensions: new Dictionary<string, object?> { ["traceId"] = context.TraceIdentifier })
        .ExecuteAsync(context);
    }

    /// <summary>Whoever could not be served now is told when to try again.</summary>
    public static void SayWhenAgain(HttpResponse response)
    {
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = "60";
    }
}
