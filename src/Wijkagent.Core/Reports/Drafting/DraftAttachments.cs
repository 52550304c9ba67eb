using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>A file that somebody sends.</summary>
/// <param name="Name">How the sender calls it: said back when it is refused, and kept nowhere.</param>
/// <param name="Content">What is in it; read once.</param>
public sealed record SentFile(string Name, Stream Content);

/// <summary>What came of files that were sent.</summary>
/// <param name="Added">How many are kept.</param>
/// <param name="Refused">What is the matter with the others, in their order.</param>
/// <param name="AsksPlace">Whether one of them says where it was taken, and the visitor is to say whether that is the place.</param>
public sealed record AddedFiles(int Added, IReadOnlyList<InvalidError> Refused, bool AsksPlace);

/// <summary>
/// The pictures of a draft. They are in the store before their rows are saved, together with the draft: what fails in
/// between leaves files without a row, which the hourly look takes away, and never a row without files.
/// </summary>
public sealed class DraftAttachments(
    WijkagentDbContext db, ReportDrafts drafts, PictureMaker maker, AttachmentStore store, PhotoPlaces places, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int ReadAtOnce = 81_920;

    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.ReportDrafts.Files");

    /// <summary>The pictures of a draft, in order; none for one that is gone.</summary>
    public async Task<IReadOnlyList<ShownAttachment>> ListAsync(string? token, CancellationToken cancel)
    {
        if (await drafts.FindAsync(token, cancel) is not { } draft)
            return [];
        var shown = new List<ShownAttachment>();
        foreach (var one in await Of(draft).AsNoTracking().ToListAsync(cancel))
        {
            var small = KeyOf(one) is { } key ? await store.OpenAsync(ReportAttachment.SmallName(one.StoredAs), key, cancel) : null;
            shown.Add(new ShownAttachment(one.Number, one.Width, one.Height, small));
        }

        return shown;
    }

    /// <summary>Adds files, one after the other: one that is refused keeps none of the others away.</summary>
    /// <returns>What came of them, or <see cref="DraftGone"/>.</returns>
    /// <exception cref="FileStoreFullException">There is no room: nothing of what was sent is kept.</exception>
    public async Task<Result<AddedFiles>> AddAsync(string? token, IAsyncEnumerable<SentFile> files, CancellationToken cancel)
    {
        if (await drafts.FindAsync(token, cancel) is not { SentAt: null } draft)
            return new DraftGone();
        var room = ReportAttachment.Most - await Of(draft).CountAsync(cancel);
        var (kept, refused) = (new List<(string Name, StoredPicture Stored)>(), new List<InvalidError>());
        GeoPoint? takenAt = null;
        var saved = false;
        try
        {
            await foreach (var file in files.WithCancellation(cancel))
            {
                var made = kept.Count < room ? await MakeAsync(file, cancel) : new TooManyFiles(file.Name);
                if (made.IsDone)
                    kept.Add((file.Name, await store.KeepAsync(made.Value, cancel)));
                else
                    refused.Add((InvalidError)made.Error);
                takenAt ??= made.Value?.TakenAt is { } place && await places.IsWorthAskingAsync(place, cancel) ? place : null;
            }

            var asks = false;
            saved = kept.Count == 0 || await SaveAsync(token, kept, refused, answers => PhotoPlaces.Ask(answers, takenAt, out asks), cancel);
            return saved ? new AddedFiles(kept.Count, refused, asks) : new DraftGone();
        }
        finally
        {
            if (!saved)
                await store.RemoveAsync(kept.ConvertAll(k => k.Stored.As));
        }
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

    private async Task<bool> SaveAsync(
        string? token, List<(string Name, StoredPicture Stored)> kept, List<InvalidError> refused, Func<DraftAnswers, DraftAnswers> ask, CancellationToken cancel)
    {
        var surplus = new List<(string Name, StoredPicture Stored)>();
        var changed = await drafts.KeepAsync(
            token,
            ask,
            async draft =>
            {
                // Another tab may have added some meanwhile.
                var numbers = await Of(draft).Select(a => a.Number).ToListAsync(cancel);
                var room = Math.Max(0, ReportAttachment.Most - numbers.Count);
                surplus = [.. kept.Skip(room)];
                var number = numbers.DefaultIfEmpty().Max();
                foreach (var (_, stored) in kept.Take(room))
                    db.ReportAttachments.Add(new ReportAttachment(draft.Id, ++number, stored, protector.Protect(stored.Key), clock.GetUtcNow().UtcDateTime));
            },
            cancel);
        if (!changed.IsDone)
            return false;
        refused.AddRange(surplus.Select(s => new TooManyFiles(s.Name)));
        kept.RemoveRange(kept.Count - surplus.Count, surplus.Count);
        await store.RemoveAsync(surplus.ConvertAll(s => s.Stored.As));
        return true;
    }

    private async Task<Result<MadePicture>> MakeAsync(SentFile file, CancellationToken cancel)
    {
        var content = await ReadAsync(file.Content, cancel);
        if (content is null)
            return new FileTooLarge(file.Name);
        if (content.Length == 0)
            return new FileIsEmpty(file.Name);
        return await maker.MakeAsync(file.Name, content, cancel);
    }

    /// <summary>All of it; null when there is more than may be.</summary>
    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken cancel)
    {
        using var read = new MemoryStream();
        var some = new byte[ReadAtOnce];
        while (await content.ReadAsync(some, cancel) is > 0 and var count)
        {
            if (read.Length + count > ReportAttachment.MostBytes)
                return null;
            read.Write(some, 0, count);
        }

        return read.ToArray();
    }

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
