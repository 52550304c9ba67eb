using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Persistence.SqlServer;

/// <summary>
/// The queries of the product, one line each. A feature adds its own here, under a name that tells where it is asked;
/// SqlServerTests compiles all of them for SQL Server.
/// </summary>
[SuppressMessage("Globalization", "CA1309", Justification = "The database compares.")]
internal static class ProductQueries
{
    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Actor Officer = new(
        ActorKind.Staff, Guid.NewGuid(), "", Guid.NewGuid(), Guid.NewGuid(),
        new HashSet<string> { RoleNames.Officer }, new HashSet<Guid> { Guid.NewGuid(), Guid.NewGuid() });

    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, Func<WijkagentDbContext, IQueryable>> All { get; } =
        new Dictionary<string, Func<WijkagentDbContext, IQueryable>>
        {
            ["outbox: in turn"] = db => OutboxQueries.InTurn(db, Now).Select(m => m.Id).Take(OutboxDispatch.BatchSize),
            ["outbox: claimed"] = db => OutboxQueries.ClaimedBy(db, Guid.NewGuid()),
            ["reports: visible to an officer"] = db => db.Reports.VisibleTo(Officer).OrderBy(r => r.ReceivedAt),
            ["reports: by code"] = db => db.Reports.Where(r => r.Code == "WA-2026-MARK01"),
            ["cases: visible to an officer"] = db => db.Cases.VisibleTo(Officer).OrderByDescending(c => c.ChangedAt),
            ["sessions: of somebody"] = db => db.UserSessions
                .Where(s => s.UserId == Guid.Empty && s.StartedAt > Now && s.SeenAt > Now).OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id),
            ["codes: of an app that is not paused"] = db => db.AuthenticatorApps
                .Where(a => a.UserId == Guid.Empty && (a.PausedUntil == null || a.PausedUntil <= Now)),
            ["events: of a subject"] = db => db.Events
                .Where(e => e.SubjectId == Guid.Empty).OrderBy(e => e.OccurredAt).ThenBy(e => e.Sequence),
            ["audit: older than a place"] = db => db.AuditEntries
                .Where(e => e.OccurredAt < Now || (e.OccurredAt == Now && e.Id < 5)).OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Id),
            ["audit: about a thing"] = db => db.AuditEntries
                .Where(e => e.SubjectCode == "WA-2026-MARK01" || (e.Shown != null && EF.Functions.Like(e.Shown, "%MARK01%", LikePattern.Escape))),
            ["audit: the next stream"] = db => db.AuditEntries
                .Where(e => string.Compare(e.Stream, "20261123-a") > 0).OrderBy(e => e.Stream).Select(e => e.Stream).Take(1),
            ["audit: of a stream"] = db => db.AuditEntries.Where(e => e.Stream == "20261123-a" && e.Id > 5).OrderBy(e => e.Id),
            ["audit: seals of a stream"] = db => db.AuditSeals.Where(s => s.Stream == "20261123-a" && s.SealedAt < Now).OrderByDescending(s => s.Number),
        };
}
