using System.Globalization;
using CsvHelper;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Web.Backoffice.Audit;

/// <summary>
/// Entries as CSV (RFC 4180, UTF-8 with a byte order mark so that Excel reads it): every field in quotes, and nothing that
/// a spreadsheet takes for a formula.
/// </summary>
public static class AuditCsv
{
    private static readonly CsvWriterOptions Options = new()
    {
        Quoting = CsvQuoting.Always,
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
    };

    private static readonly string[] Head =
        ["id", "stream", "occurredAt", "activity", "event", "actorKind", "userId", "actorName", "roles", "subjectType", "subjectId", "subjectCode", "count", "shown", "filters", "reason", "session"];

    private const string Unreadable = "Unreadable";

    /// <summary>What was found; at the end the keys of entries that can't be read.</summary>
    public static byte[] Write(AuditExport export)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options, leaveOpen: true))
        {
            csv.WriteRecord(Head);
            foreach (var row in export.Rows)
                csv.WriteRecord(Fields(row));
            foreach (var entry in export.Unread)
                csv.WriteRecord(Fields(entry));
        }

        return bytes.ToArray();
    }

    private static string[] Fields(long unread) =>
        [unread.ToString(CultureInfo.InvariantCulture), "", "", Unreadable, .. Enumerable.Repeat("", Head.Length - 4)];

    private static string[] Fields(AuditRow row) =>
    [
        row.Id.ToString(CultureInfo.InvariantCulture), row.Stream, DeskWords.Iso(row.OccurredAt), row.Activity.ToString(), row.Event ?? "",
        row.ActorKind.ToString(), row.UserId?.ToString() ?? "", row.ActorName, row.Roles, row.SubjectType, row.SubjectId?.ToString() ?? "", row.SubjectCode ?? "",
        row.Count?.ToString(CultureInfo.InvariantCulture) ?? "", row.Shown ?? "", row.Filters ?? "", row.Words ?? "", row.Session ?? "",
    ];
}
