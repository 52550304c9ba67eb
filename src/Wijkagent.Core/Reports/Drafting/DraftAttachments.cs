using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>The pictures and files of a draft.</summary>
public sealed class DraftAttachments(
    WijkagentDbContext db, ReportDrafts drafts, FileIntake intake, PictureCovering covering, AttachmentStore store, PhotoPlaces places,
    IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.ReportDrafts.Files");

    /// <summary>The pictures and files of a draft, in order; none for one that is gone.</summary>
    public async Task<IReadOnlyList<ShownAttachment>> ListAsync(string? token, CancellationToken cancel)
    {
        if (await drafts.FindAsync(token, cancel) is not { } draft)
            return [];
        var shown = new List<ShownAttachment>();
        foreach (var one in await Of(draft).AsNoTracking().ToListAsync(cancel))
        {
            var small = one.Kind == AttachmentKind.Picture && KeyOf(one) is { } key ? await store.OpenAsync(ReportAttachment.SmallName(one.StoredAs), key, cancel) : null;
            shown.Add(ShownAttachment.Of(one, small));
        }

        return shown;
    }

    /// <summary>Adds files, one after the other: one that is refused keeps none of the others away.</summary>
    /// <returns>What came of them, or <see cref="DraftGone"/>.</returns>
    /// <exception cref="FileStoreAwayException">The store is away or full: nothing of what was sent is kept.</exception>
    public async Task<Result<AddedFiles>> AddAsync(string? token, IAsyncEnumerable<SentFile> files, CancellationToken cancel)
    {
        if (await drafts.FindAsync(token, cancel) is not { SentAt: null } draft)
            return new DraftGone();
        var room = ReportAttachment.Most - await Of(draft).CountAsync(cancel);
        await using var taken = await intake.TakeAsync(files, room, picturesAlone: false, cancel);
        GeoPoint? takenAt = null;
        foreach (var place in taken.Places.TakeWhile(_ => takenAt is null))
            takenAt = await places.IsWorthAskingAsync(place, cancel) ? place : null;
        var asks = false;
        if (taken.Kept.Count > 0 && !await SaveAsync(token, taken, answers => PhotoPlaces.Ask(answers, takenAt, out asks), cancel))
            return new DraftGone();
        return new AddedFiles(taken.Kept.Count, taken.Refused, asks);
    }

    /// <summary>
    /// Adds a picture under a number of its own: sent again, it is there once. Where it says that it was taken is not asked:
    /// it comes from a device whose reporter told the place, and may not be there to answer.
    /// </summary>
    /// <returns>What came of it, or <see cref="DraftGone"/>.</returns>
    /// <exception cref="FileStoreAwayException">The store is away or full: it is not kept.</exception>
    internal async Task<Result<AddedFiles>> AddOneAsync(string? token, int number, IAsyncEnumerable<SentFile> file, CancellationToken cancel)
    {
        await using var taken = await intake.TakeAsync(file, 1, picturesAlone: true, cancel);
        if (taken.Kept is not [var (_, stored, _)])
            return new AddedFiles(0, taken.Refused, AsksPlace: false);
        var (isNew, isThere) = (false, false);
        var changed = await drafts.KeepAsync(
            token,
            async draft =>
            {
                // It may have come in twice at the same moment.
                var numbers = await Of(draft).Select(a => a.Number).ToListAsync(cancel);
                isThere = numbers.Contains(number);
                isNew = !isThere && numbers.Count < ReportAttachment.Most;
                if (isNew)
                    db.ReportAttachments.Add(new ReportAttachment(draft.Id, number, stored, protector.Protect(stored.Key), clock.GetUtcNow().UtcDateTime));
            },
            cancel);
        if (!changed.IsDone)
            return changed.Error;
        await taken.SavedAsync(isNew ? 1 : 0);
        // For which there is no room is refused by name, and not passed over.
        return new AddedFiles(isNew ? 1 : 0, isThere ? [] : taken.Refused, AsksPlace: false);
    }

    /// <summary>By which numbers the pictures of a draft are asked for; none for one that is gone.</summary>
    internal async Task<IReadOnlyList<int>> NumbersAsync(string? token, CancellationToken cancel) =>
        await drafts.FindAsync(token, cancel) is { } draft ? await Of(draft).Select(a => a.Number).ToListAsync(cancel) : [];

    /// <summary>A large picture of a draft; null when it is not there.</summary>
    public async Task<OpenedAttachment?> OpenAsync(string? token, int number, CancellationToken cancel) =>
        await FindAsync(token, number, cancel) is { } found && await OpenAsync(found, cancel) is { } large
            ? new OpenedAttachment(found.Kind, new MemoryStream(large))
            : null;

    /// <summary>The same picture in a list; null when it is not there.</summary>
    public async Task<ShownAttachment?> ShowAsync(string? token, int number, CancellationToken cancel) =>
        await FindAsync(token, number, cancel) is { } found ? ShownAttachment.Of(found, small: null) : null;

    /// <summary>Makes parts of a picture black, for good: the picture as it was is thrown away.</summary>
    /// <param name="token">The draft.</param>
    /// <param name="number">Which picture.</param>
    /// <param name="shown">Which one it was when the parts were chosen (<see cref="ShownAttachment.Stamp"/>): a number is used again.</param>
    /// <param name="boxes">The parts.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>
    /// Done; or <see cref="DraftGone"/>, <see cref="NothingHere"/>, <see cref="ChangedBySomebodyElse"/>,
    /// <see cref="NothingCovered"/> or <see cref="TooMuchCovered"/>.
    /// </returns>
    /// <exception cref="FileStoreAwayException">What was made can't be kept: the picture is as it was.</exception>
    public async Task<Result> CoverAsync(string? token, int number, string? shown, IReadOnlyList<PictureBox> boxes, CancellationToken cancel)
    {
        var found = await FindAsync(token, number, cancel);
        var made = await covering.MakeAsync(found, found is null ? null : KeyOf(found), shown, boxes, cancel);
        if (!made.IsDone)
            return made.Error;
        var (covered, before) = (made.Value.Stored, found!.StoredAs);
        var isThere = false;
        // Where the save fails nobody knows whether it was done: both stay, and the hourly look takes away the one without a row.
        var changed = await drafts.KeepAsync(
            token,
            async draft =>
            {
                var row = await Of(draft).SingleOrDefaultAsync(a => a.StoredAs == before, cancel);
                row?.MakeAnewInDraft(covered, protector.Protect(covered.Key));
                isThere = row is not null;
            },
            cancel);
        var isCovered = changed.IsDone && isThere;
        await store.RemoveAsync([isCovered ? before : covered.As]);
        return isCovered || !changed.IsDone ? changed : new ChangedBySomebodyElse();
    }

    /// <summary>Takes one away; one that is not there is no mistake.</summary>
    /// <returns>Done, or <see cref="DraftGone"/>.</returns>
    public async Task<Result> RemoveAsync(string? token, int number, CancellationToken cancel)
    {
        var gone = new List<Guid>();
        var changed = await drafts.KeepAsync(
            token,
            async draft =>
            {
                gone.Clear();
                var found = await db.ReportAttachments.Where(a => a.DraftId == draft.Id && a.Number == number).ToListAsync(cancel);
                gone.AddRange(found.Select(a => a.StoredAs));
                db.ReportAttachments.RemoveRange(found);
            },
            cancel);
        if (changed.IsDone)
            await store.RemoveAsync(gone);
        return changed;
    }

    /// <summary>Gives the pictures of a draft to the report that it becomes, in the save that follows.</summary>
    internal async Task GiveAsync(ReportDraft draft, Report report, CancellationToken cancel)
    {
        foreach (var (index, one) in (await Of(draft).ToListAsync(cancel)).Index())
            one.JoinReport(report.Id, index + 1, KeyOf(one) ?? throw new CryptographicException("The key of a picture of a draft can't be read."));
    }

    private async Task<bool> SaveAsync(string? token, TakenFiles taken, Func<DraftAnswers, DraftAnswers> ask, CancellationToken cancel)
    {
        var fit = 0;
        var changed = await drafts.KeepAsync(
            token,
            ask,
            async draft =>
            {
                // Another tab may have added some meanwhile.
                var numbers = await Of(draft).Select(a => a.Number).ToListAsync(cancel);
                fit = Math.Clamp(ReportAttachment.Most - numbers.Count, 0, taken.Kept.Count);
                var number = numbers.DefaultIfEmpty().Max();
                foreach (var (_, stored, _) in taken.Kept.Take(fit))
                    db.ReportAttachments.Add(new ReportAttachment(draft.Id, ++number, stored, protector.Protect(stored.Key), clock.GetUtcNow().UtcDateTime));
            },
            cancel);
        if (changed.IsDone)
            await taken.SavedAsync(fit);
        return changed.IsDone;
    }

    private async Task<ReportAttachment?> FindAsync(string? token, int number, CancellationToken cancel) =>
        await drafts.FindAsync(token, cancel) is { SentAt: null } draft
            ? await Of(draft).AsNoTracking().SingleOrDefaultAsync(a => a.Number == number && a.Kind == AttachmentKind.Picture, cancel)
            : null;

    private async Task<byte[]?> OpenAsync(ReportAttachment picture, CancellationToken cancel) =>
        KeyOf(picture) is { } key ? await store.OpenAsync(ReportAttachment.LargeName(picture.StoredAs), key, cancel) : null;

    private IOrderedQueryable<ReportAttachment> Of(ReportDraft draft) =>
        db.ReportAttachments.Where(a => a.DraftId == draft.Id).OrderBy(a => a.Number);

    private byte[]? KeyOf(ReportAttachment attachment)
    {
        try
        {
            return protector.Unprotect(attachment.DraftKey!);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
