using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Content;

/// <summary>A priority as a page shows it: «wat u zei, wat we deden».</summary>
/// <param name="DistrictId">Of which district.</param>
/// <param name="Title">What it is about.</param>
/// <param name="YouSaid">What residents told.</param>
/// <param name="WeDid">What was done.</param>
/// <param name="Since">Since which day it is worked on.</param>
public sealed record ListedPriority(Guid DistrictId, LocalizedText Title, LocalizedText YouSaid, LocalizedText WeDid, DateOnly Since);

/// <summary>A short message of an officer as a page shows it.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Text">The message.</param>
/// <param name="OfficerFirstName">Who wrote it, by the name the neighbourhood uses.</param>
/// <param name="PublishedAt">When, UTC.</param>
public sealed record ListedBulletin(LocalizedText Title, LocalizedText Text, string OfficerFirstName, DateTime PublishedAt);

/// <summary>Reads what an officer tells a district.</summary>
public sealed class DistrictContentService(WijkagentDbContext db)
{
    /// <summary>What is worked on in these districts, newest first.</summary>
    public Task<List<ListedPriority>> PrioritiesAsync(IReadOnlyCollection<Guid> districtIds, int max, CancellationToken cancel) =>
        db.Priorities.Where(p => districtIds.Contains(p.DistrictId))
            .OrderByDescending(p => p.Since).ThenBy(p => p.Id)
            .Take(max)
            .Select(p => new ListedPriority(
                p.DistrictId,
                new LocalizedText(p.Title.Nl, p.Title.En),
                new LocalizedText(p.YouSaid.Nl, p.YouSaid.En),
                new LocalizedText(p.WeDid.Nl, p.WeDid.En),
                p.Since))
            .ToListAsync(cancel);

    /// <summary>The messages that are published by <paramref name="now"/>, UTC; newest first.</summary>
    public Task<List<ListedBulletin>> BulletinsAsync(Guid districtId, DateTime now, int max, CancellationToken cancel) =>
        db.Bulletins.Where(b => b.DistrictId == districtId && b.PublishedAt <= now)
            .OrderByDescending(b => b.PublishedAt).ThenBy(b => b.Id)
            .Take(max)
            .Join(db.Officers, b => b.OfficerId, o => o.Id, (b, o) => new { Bulletin = b, o.FirstName })
            .OrderByDescending(b => b.Bulletin.PublishedAt).ThenBy(b => b.Bulletin.Id)
            .Select(b => new ListedBulletin(
                new LocalizedText(b.Bulletin.Title.Nl, b.Bulletin.Title.En),
                new LocalizedText(b.Bulletin.Text.Nl, b.Bulletin.Text.En),
                b.FirstName,
                b.Bulletin.PublishedAt))
            .ToListAsync(cancel);
}
