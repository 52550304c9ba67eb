using Microsoft.AspNetCore.Http.Features;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Answers what the web server refuses by itself, before the program sees it: a request line or a header that is broken, too
/// long or too slow (400, 408, 414, 431, 505). Kestrel's own answer has no headers. It tells of the refusal while nothing is
/// sent yet, and leaves an answer alone that has started; what is only set it would clear again.
/// </summary>
/// <param name="write">Writes the headers that each answer has.</param>
/// <seealso href="https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/diagnostics"/>
internal sealed class RefusedByServer(Action<IHeaderDictionary> write) : IObserver<KeyValuePair<string, object?>>
{
    /// <summary>What Kestrel calls it.</summary>
    public const string Name = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <inheritdoc />
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not IFeatureCollection refused || refused.Get<IHttpResponseFeature>() is not { HasStarted: false } answer)
            return;
        answer.StatusCode = (refused.Get<IBadRequestExceptionFeature>()?.Error as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
        write(answer.Headers);
        answer.Headers.Connection = "close";
        // A body could wait for who does not read what came before, and this can't.
        answer.Headers.ContentLength = 0;
        // Ends at once: it writes into memory, and nothing of the program waits for this answer to start.
        _ = refused.GetRequiredFeature<IHttpResponseBodyFeature>().StartAsync();
    }

    /// <inheritdoc />
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc />
    public void OnCompleted()
    {
    }
}
