using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>
/// A picture, film, recording or document that came with a report. Of a picture two files lie in the store, of the others
/// one, sealed under a key of their own; that key lies here: in a draft encrypted with the key ring as the draft's answers are, in a report sealed with the report's. With the draft or the
/// key of the report it can't be seen any more, wherever copies of the files lie.
/// </summary>
public sealed class ReportAttachment : Entity, IHoldsContent
{
    /// <summary>The most of one report.</summary>
    public const int Most = 10;

    /// <summary>The most bytes that one may have when it is sent, but for films and recordings.</summary>
    public const int MostBytes = MostMegabytes * 1024 * 1024;

    /// <summary>The same in megabytes, as people are told.</summary>
    public const int MostMegabytes = 20;

    /// <summary>The most bytes that a film or recording may have.</summary>
    public const int MostMovieBytes = MostMovieMegabytes * 1024 * 1024;

    /// <summary>The same in megabytes, as people are told.</summary>
    public const int MostMovieMegabytes = 50;

    internal const int KeyTextLength = 44;
    private const string SmallEnding = ".small";

    private ReportAttachment()
    {
    }

    /// <summary>A picture of a draft.</summary>
    internal ReportAttachment(Guid draftId, int number, StoredAttachment stored, byte[] draftKey, DateTime now)
        : this(stored, now) =>
        (DraftId, Number, DraftKey) = (draftId, number, draftKey);

    private ReportAttachment(StoredAttachment stored, DateTime now)
    {
        AddedAt = now;
        Hold(stored);
    }

    /// <summary>The draft that it is with; null once that was sent.</summary>
    public Guid? DraftId { get; private set; }

    /// <summary>The report that it is with; null before that was sent.</summary>
    public Guid? ReportId { get; private set; }

    /// <summary>Which of them it is, from 1. In a draft numbers are left out when one is taken away.</summary>
    public int Number { get; private set; }

    /// <summary>The number of the moment in the diary that it belongs to; null when it belongs to the report itself.</summary>
    public int? DiaryNumber { get; private set; }

    /// <summary>What it is.</summary>
    public AttachmentKind Kind { get; private set; }

    /// <summary>Drawn; what the names in the store begin with. Unique.</summary>
    public Guid StoredAs { get; private set; }

    /// <summary>How many bytes the large one, or the only one, has before it is sealed; 0 for pictures from before this was kept.</summary>
    public long Bytes { get; private set; }

    /// <summary>How long a film or recording lasts, seconds; null when it does not say, and for what does not last.</summary>
    public int? Seconds { get; private set; }

    /// <summary>The width of the large one, pixels; 0 for what is no picture.</summary>
    public int Width { get; private set; }

    /// <summary>The height of the large one, pixels.</summary>
    public int Height { get; private set; }

    /// <summary>SHA-256 of the large one as it lies in the store.</summary>
    public byte[] LargeHash { get; private set; } = [];

    /// <summary>SHA-256 of the small one as it lies in the store; empty where there is none.</summary>
    public byte[] SmallHash { get; private set; } = [];

    /// <summary>The key of both files while they are a draft's, encrypted with the key ring.</summary>
    public byte[]? DraftKey { get; private set; }

    /// <summary>The key of both files, in base 64.</summary>
    public SealedText? Key { get; private set; }

    /// <summary>
    /// SHA-256, in base 64, of what the large one showed before any of it was made black in a report that was sent: the same file
    /// sent once more is known by it. Null while nothing was.
    /// </summary>
    public SealedText? SentAs { get; private set; }

    /// <summary>When it was added, UTC.</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>Since when a file of it is not in the store, as far as the hourly look found, UTC; null while both are.</summary>
    public DateTime? MissingSince { get; private set; }

    /// <summary>A picture that a reporter adds to a report that was sent before.</summary>
    internal static ReportAttachment Of(Report report, int number, StoredAttachment stored, DateTime now)
    {
        var added = new ReportAttachment(stored, now);
        added.JoinReport(report.Id, number, stored.Key);
        return added;
    }

    /// <summary>A picture of a moment in the diary of a report.</summary>
    internal static ReportAttachment Of(Report report, int number, int diaryNumber, StoredAttachment stored, DateTime now)
    {
        var added = Of(report, number, stored, now);
        added.DiaryNumber = diaryNumber;
        return added;
    }

    /// <summary>A picture of a draft is made anew: other files, under a key of their own.</summary>
    internal void MakeAnewInDraft(StoredAttachment stored, byte[] draftKey)
    {
        Hold(stored);
        DraftKey = draftKey;
    }

    /// <summary>A picture of a report is made anew: other files, under a key of their own.</summary>
    /// <param name="stored">The picture as it is from now on.</param>
    /// <param name="showed">SHA-256 of what the large one showed until now. The row has to be opened.</param>
    internal void MakeAnew(StoredAttachment stored, byte[] showed)
    {
        Hold(stored);
        Key = SealedText.Of(Convert.ToBase64String(stored.Key));
        SentAs ??= SealedText.Of(Convert.ToBase64String(showed));
    }

    /// <summary>The draft was sent: it is the report's now, and opens with the report's key alone.</summary>
    internal void JoinReport(Guid reportId, int number, byte[] key)
    {
        (DraftId, DraftKey) = (null, null);
        (ReportId, Number, Key) = (reportId, number, SealedText.Of(Convert.ToBase64String(key)));
    }

    /// <summary>The name of the large one in the store.</summary>
    public static string LargeName(Guid storedAs) => storedAs.ToString("N");

    /// <summary>The name of the small one in the store.</summary>
    public static string SmallName(Guid storedAs) => LargeName(storedAs) + SmallEnding;

    /// <summary>The names of all files of one in the store, the large one first.</summary>
    public static IReadOnlyList<string> NamesOf(Guid storedAs, AttachmentKind kind) =>
        kind == AttachmentKind.Picture ? [LargeName(storedAs), SmallName(storedAs)] : [LargeName(storedAs)];

    private void Hold(StoredAttachment stored)
    {
        (Kind, StoredAs, Bytes, Seconds) = (stored.Kind, stored.As, stored.Large.Length, stored.Seconds);
        (Width, Height) = (stored.Width, stored.Height);
        (LargeHash, SmallHash) = (stored.Large.Hash, stored.Small?.Hash ?? []);
    }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => ReportId ?? Guid.Empty;
}

/// <summary>Something as it lies in the store.</summary>
/// <param name="As">What its names begin with.</param>
/// <param name="Key">The key of its files.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Seconds">How long it lasts; null when it does not, or does not say.</param>
/// <param name="Width">The width of the large one, pixels.</param>
/// <param name="Height">Its height.</param>
/// <param name="Large">The large one, or the only one.</param>
/// <param name="Small">The small one; null when there is none.</param>
internal sealed record StoredAttachment(
    Guid As, byte[] Key, AttachmentKind Kind, int? Seconds, int Width, int Height, SealedFileFacts Large, SealedFileFacts? Small);

internal sealed class ReportAttachmentConfiguration : IEntityTypeConfiguration<ReportAttachment>
{
    private const int HashLength = 32;
    private const int DraftKeyLength = 300;

    public void Configure(EntityTypeBuilder<ReportAttachment> attachment)
    {
        attachment.ToTable("ReportAttachments");
        attachment.Property(a => a.LargeHash).HasMaxLength(HashLength);
        attachment.Property(a => a.SmallHash).HasMaxLength(HashLength);
        attachment.Property(a => a.DraftKey).HasMaxLength(DraftKeyLength);
        attachment.Property(a => a.Key).HoldsSealed(ReportAttachment.KeyTextLength);
        attachment.Property(a => a.SentAs).HoldsSealed(ReportAttachment.KeyTextLength);
        attachment.HasIndex(a => a.StoredAs).IsUnique();
        attachment.HasIndex(a => new { a.DraftId, a.Number });
        attachment.HasIndex(a => new { a.ReportId, a.Number });
        attachment.HasOne<ReportDraft>().WithMany().HasForeignKey(a => a.DraftId).OnDelete(DeleteBehavior.Cascade);
        attachment.HasOne<Report>().WithMany().HasForeignKey(a => a.ReportId).OnDelete(DeleteBehavior.Cascade);
    }
}
