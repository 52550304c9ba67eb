using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Following;

/// <summary>Tells a form that was sent twice: the last that was written is what the first sending left.</summary>
internal static class SameSending
{
    /// <summary>How long after it the same is the same sending.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    public static async Task<bool> WasSentAsync(
        this WijkagentDbContext db, Contents contents, Report report, MessageKind[] kinds, string text, DateTime now, CancellationToken cancel)
    {
        // What lies ahead was written before the clock was set back.
        var last = await db.ReportMessages
            .Where(m => m.ReportId == report.Id && m.SentAt <= now)
            .OrderByDescending(m => m.SentAt)
            .Select(m => new { m.Kind, Text = m.Text.At(m.Id), m.SentAt })
            .FirstOrDefaultAsync(cancel);
        await contents.OpenAsync(last, cancel);
        return last is not null && kinds.Contains(last.Kind) && last.Text.Value == text && now - last.SentAt < Remembered;
    }
}
