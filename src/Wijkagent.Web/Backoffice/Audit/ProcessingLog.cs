using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Reports;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Backoffice.Audit;

/// <summary>
/// Entries in the shape of the VNG standard for logs of processing (GEMMA Verwerkingenlogging 1.0): a list of acts, each
/// with what was processed. Only what the log knows is filled in; the standard's other fields are left out.
/// </summary>
public sealed class ProcessingLog(IOptions<SiteOptions> site)
{
    private const string System = "Wijkagent";

    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public byte[] Write(AuditExport export) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Answer(export.Rows.Count, [.. export.Rows.Select(Of)], export.Unread.Count == 0 ? null : export.Unread), Options);

    private ProcessingAct Of(AuditRow row) => new()
    {
        Id = IdOf(row),
        Act = row.Event is null ? row.Activity.ToString() : $"{row.Activity}: {row.Event}",
        Handling = row.Words ?? row.Ground?.ToString(),
        Processing = row.SubjectType,
        Confidentiality = row.SubjectType is nameof(Report) or nameof(Case) ? "vertrouwelijk" : "normaal",
        Executor = site.Value.BaseUrl?.Host,
        System = System,
        User = row.UserId?.ToString() ?? row.ActorKind.ToString(),
        Source = row.Stream,
        At = DateTime.SpecifyKind(row.OccurredAt, DateTimeKind.Utc),
        Objects = [.. ObjectsOf(row)],
    };

    private static IEnumerable<ProcessedObject> ObjectsOf(AuditRow row)
    {
        if ((row.SubjectCode ?? row.SubjectId?.ToString()) is { } subject)
            yield return new ProcessedObject(row.SubjectType, row.SubjectCode is null ? "id" : "code", subject);
        foreach (var (name, address) in AuditWords.Shown(row))
            yield return new ProcessedObject(row.SubjectType, address is null ? "id" : "code", name);
    }

    /// <summary>The standard wants a UUID (RFC 9562, version 8): made of stream and key, the same at every export.</summary>
    private static Guid IdOf(AuditRow row)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Stream}/{row.Id}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private sealed record Answer(
        [property: JsonPropertyName("count")] int Count,
        [property: JsonPropertyName("results")] IReadOnlyList<ProcessingAct> Results,
        // Not of the standard: the keys of entries that can't be read, when there are any.
        [property: JsonPropertyName("unreadable")] IReadOnlyList<long>? Unreadable);

    private sealed record ProcessedObject(
        [property: JsonPropertyName("objecttype")] string Type,
        [property: JsonPropertyName("soortObjectId")] string IdType,
        [property: JsonPropertyName("objectId")] string Id);

    private sealed record ProcessingAct
    {
        [JsonPropertyName("actieId")]
        public required Guid Id { get; init; }

        [JsonPropertyName("actieNaam")]
        public required string Act { get; init; }

        [JsonPropertyName("handelingNaam")]
        public string? Handling { get; init; }

        [JsonPropertyName("verwerkingNaam")]
        public required string Processing { get; init; }

        [JsonPropertyName("vertrouwelijkheid")]
        public required string Confidentiality { get; init; }

        [JsonPropertyName("uitvoerder")]
        public string? Executor { get; init; }

        [JsonPropertyName("systeem")]
        public required string System { get; init; }

        [JsonPropertyName("gebruiker")]
        public required string User { get; init; }

        [JsonPropertyName("gegevensbron")]
        public required string Source { get; init; }

        [JsonPropertyName("tijdstip")]
        public required DateTime At { get; init; }

        [JsonPropertyName("verwerkteObjecten")]
        public required IReadOnlyList<ProcessedObject> Objects { get; init; }
    }
}
