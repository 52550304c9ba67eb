using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods.Geocoding;

/// <summary>
/// Looks up addresses at PDOK's Locatieserver (v3_1, Kadaster; the BAG is CC0). One instance for the whole program: it
/// keeps answers in memory and knows when the service is away. What was typed is never logged.
/// </summary>
public sealed class LocatieserverGeocoder : IGeocoder, IDisposable
{
    /// <summary>The name of its <see cref="HttpClient"/>.</summary>
    public const string ClientName = "Locatieserver";

    /// <summary>The largest answer that is read, in bytes.</summary>
    public const int MaxAnswer = 256 * 1024;

    private const int Tries = 2;
    private static readonly TimeSpan Shortly = TimeSpan.FromMinutes(5);
    private const string Fields = "id,weergavenaam,type,score,straatnaam,huisnummer,huis_nlt,postcode,woonplaatsnaam,centroide_ll";
    private const string Kinds = "type:(gemeente OR woonplaats OR weg OR postcode OR adres)";

    private readonly IHttpClientFactory clients;
    private readonly LocatieserverOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<LocatieserverGeocoder> log;
    private readonly MemoryCache answers;
    private long restsUntil;

    /// <summary>A geocoder over the client named <see cref="ClientName"/>.</summary>
    public LocatieserverGeocoder(
        IHttpClientFactory clients, IOptions<LocatieserverOptions> options, TimeProvider time, ILogger<LocatieserverGeocoder> log)
    {
        (this.clients, this.options, this.time, this.log) = (clients, options.Value, time, log);
        answers = new MemoryCache(new MemoryCacheOptions { SizeLimit = this.options.KeepAtMost });
    }

    /// <inheritdoc />
    public Task<Result<IReadOnlyList<AddressSuggestion>>> SuggestAsync(string typed, CancellationToken cancel) =>
        AskAsync("suggest", $"q={Text(typed)}&rows=8&fq={Text(Kinds)}", LocatieserverAnswer.Suggestions, cancel, isExtra: true);

    /// <inheritdoc />
    public Task<Result<IReadOnlyList<FoundAddress>>> FindAsync(string typed, CancellationToken cancel) =>
        AskAsync("free", $"q={Text(typed)}&rows=10&fq={Text(Kinds)}&fl={Fields}", LocatieserverAnswer.Addresses, cancel);

    /// <inheritdoc />
    public Task<Result<IReadOnlyList<FoundStreet>>> StreetsAsync(string typed, CancellationToken cancel) =>
        AskAsync("free", $"q={Text(typed)}&rows=3&fq=type:weg&fl=id,weergavenaam,geometrie_ll", LocatieserverAnswer.Streets, cancel, isExtra: true);

    /// <inheritdoc />
    public async Task<Result<FoundAddress>> LookUpAsync(string id, CancellationToken cancel) =>
        First(await AskAsync("lookup", $"id={Text(id)}&fl={Fields}", LocatieserverAnswer.Addresses, cancel));

    /// <inheritdoc />
    public async Task<Result<FoundAddress>> NearestAsync(GeoPoint point, CancellationToken cancel) =>
        First(await AskAsync(
            "reverse",
            string.Create(CultureInfo.InvariantCulture, $"lat={point.Latitude:F6}&lon={point.Longitude:F6}&type=adres&rows=1&fl={Fields}"),
            LocatieserverAnswer.Addresses,
            cancel));

    /// <inheritdoc />
    public void Dispose() => answers.Dispose();

    private static Result<FoundAddress> First(Result<IReadOnlyList<FoundAddress>> found) => found switch
    {
        { IsDone: false } => found.Error,
        { Value: [var first, ..] } => first,
        _ => new NothingHere(),
    };

    private async Task<Result<IReadOnlyList<T>>> AskAsync<T>(
        string call, string query, Func<byte[], IReadOnlyList<T>> read, CancellationToken cancel, bool isExtra = false)
    {
        if (string.IsNullOrWhiteSpace(options.BaseUrl))
            return new AddressesUnavailable();
        var question = $"{options.BaseUrl.TrimEnd('/')}/{call}?{query}";
        var now = time.GetUtcNow();
        if (answers.TryGetValue(question, out (DateTimeOffset Until, IReadOnlyList<T> Answer) kept) && now < kept.Until)
            return Result.Of(kept.Answer);
        if (now.UtcTicks < Interlocked.Read(ref restsUntil))
            return new AddressesUnavailable();

        for (var left = isExtra ? 1 : Tries; left > 0; left--)
        {
            if (await TryAsync(call, question, read, cancel) is not { } answer)
                continue;
            var keptFor = isExtra ? Shortly : options.KeepFor;
            answers.Set(question, (now + keptFor, answer), new MemoryCacheEntryOptions
            {
                Size = 1,
                AbsoluteExpirationRelativeToNow = keptFor,
                Priority = isExtra ? CacheItemPriority.Low : CacheItemPriority.Normal,
            });
            return Result.Of(answer);
        }

        // What helps with typing, and how a street runs, must not take away what answers.
        if (isExtra)
            return new AddressesUnavailable();
        Interlocked.Exchange(ref restsUntil, (time.GetUtcNow() + options.Rest).UtcTicks);
        return new AddressesUnavailable();
    }

    private async Task<IReadOnlyList<T>?> TryAsync<T>(
        string call, string question, Func<byte[], IReadOnlyList<T>> read, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var client = clients.CreateClient(ClientName);
            client.MaxResponseContentBufferSize = MaxAnswer;
            using var answer = await client.GetAsync(new Uri(question), either.Token);
            if (answer.IsSuccessStatusCode)
                return read(await answer.Content.ReadAsByteArrayAsync(either.Token));
            log.LogWarning("The Locatieserver answered {Call} with {Status}", call, (int)answer.StatusCode);
            // It does not understand this one question; that says nothing about the next.
            if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong)
                return [];
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("The Locatieserver did not answer {Call} in time", call);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or IOException)
        {
            // Its message can hold the address that was asked for, so only its kind is told.
            log.LogWarning("The Locatieserver could not be asked {Call}: {Failure}", call, failure.GetType().Name);
        }

        return null;
    }

    private static string Text(string value) => Uri.EscapeDataString(value);
}
