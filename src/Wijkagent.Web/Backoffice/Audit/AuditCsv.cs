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

    public static byte[] Write(IEnumerable<AuditRow> rows)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options, leaveOpen: true))
        {
            csv.WriteRecord(Head);
            foreach (var row in rows)
                csv.WriteRecord(Fields(row));
        }

        return bytes.ToArray();
    }

    private static string[] Fields(AuditRow row) =>
    [
        row.Id.ToString(CultureInfo.InvariantCulture), row.Stream, DeskWords.Iso(row.OccurredAt), row.Activity.ToString(), row.Event ?? "",
        row.ActorKind.ToString(), row.UserId?.ToString() ?? "", row.ActorName, row.Roles, row.SubjectType, row.SubjectId?.ToString() ?? "", row.SubjectCode ?? "",
        row.Count?.ToString(CultureInfo.InvariantCulture) ?? "", row.Shown ?? "", row.Filters ?? "", row.Words ?? "", row.Session ?? "",
    ];
}
