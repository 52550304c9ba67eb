using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods.Geocoding;

/// <summary>
/// Reads an answer of the Locatieserver, which is shaped as Solr's. Documents that lack what we need are passed over;
/// an answer without a list of documents is no answer.
/// </summary>
internal static partial class LocatieserverAnswer
{
    /// <summary>The most documents read of one answer.</summary>
    public const int MaxDocuments = 20;

    private const int MaxText = 200;

    /// <exception cref="JsonException">It is no JSON, or not of the Locatieserver.</exception>
    public static IReadOnlyList<AddressSuggestion> Suggestions(byte[] json) => Documents(json, doc =>
        Text(doc, "id") is { } id && Text(doc, "weergavenaam") is { } label ? new AddressSuggestion(id, label) : null);

    /// <exception cref="JsonException">It is no JSON, or not of the Locatieserver.</exception>
    public static IReadOnlyList<FoundAddress> Addresses(byte[] json) => Documents(json, doc =>
        Text(doc, "id") is { } id && Text(doc, "weergavenaam") is { } label && Point(Text(doc, "centroide_ll")) is { } point
            ? new FoundAddress(
                id, label, Text(doc, "type") ?? "", point, Text(doc, "straatnaam"), Text(doc, "huis_nlt") ?? Text(doc, "huisnummer"),
                Text(doc, "postcode"), Text(doc, "woonplaatsnaam"))
            : null);

    /// <exception cref="JsonException">It is no JSON, or not of the Locatieserver.</exception>
    public static IReadOnlyList<FoundStreet> Streets(byte[] json) => Documents(json, doc =>
        Text(doc, "weergavenaam") is { } label && doc.TryGetProperty("geometrie_ll", out var line) && line.ValueKind == JsonValueKind.String
            && StreetLine.OfWellKnownText(line.GetString()) is { } read
            ? new FoundStreet(label, read)
            : null);

    private static List<T> Documents<T>(byte[] json, Func<JsonElement, T?> read)
        where T : class
    {
        using var answer = JsonDocument.Parse(json);
        if (answer.RootElement.ValueKind != JsonValueKind.Object
            || !answer.RootElement.TryGetProperty("response", out var response) || response.ValueKind != JsonValueKind.Object
            || !response.TryGetProperty("docs", out var documents) || documents.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("There is no list of documents in it.");
        }

        return [.. documents.EnumerateArray().Where(d => d.ValueKind == JsonValueKind.Object).Select(read).OfType<T>().Take(MaxDocuments)];
    }

    private static string? Text(JsonElement document, string name)
    {
        if (!document.TryGetProperty(name, out var value))
            return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => TypedText.Line(value.GetString(), name, MaxText).Value,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static GeoPoint? Point(string? text)
    {
        if (text is null || PointText().Match(text) is not { Success: true } match)
            return null;
        var point = GeoPoint.Create(Number(match.Groups["x"]), Number(match.Groups["y"]));
        return point.IsDone ? point.Value : null;
    }

    private static double Number(Group group) => double.Parse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    // Well-known text, longitude first.
    [GeneratedRegex(@"^POINT ?\((?<x>-?[0-9]{1,3}(\.[0-9]{1,20})?) (?<y>-?[0-9]{1,2}(\.[0-9]{1,20})?)\)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PointText();
}
