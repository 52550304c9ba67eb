using System.Security.Cryptography;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>A picture that was made anew, in the store beside the one that it is to take the place of.</summary>
/// <param name="Stored">Where it lies.</param>
/// <param name="Showed">SHA-256 of what the large one showed before.</param>
internal sealed record CoveredPicture(StoredAttachment Stored, byte[] Showed);

/// <summary>
/// Makes a picture anew with parts of it black. It comes beside the one that is there; who saves its row takes away the
/// one that is not needed then.
/// </summary>
public sealed class PictureCovering(PictureMaker maker, AttachmentStore store)
{
    /// <summary>Makes it.</summary>
    /// <param name="found">The picture; null when it is not there.</param>
    /// <param name="key">The key of its files; null when nobody has it any more.</param>
    /// <param name="shown">Which one it was when the parts were chosen (<see cref="ShownAttachment.Stamp"/>).</param>
    /// <param name="boxes">The parts.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>
    /// The picture; or <see cref="NothingCovered"/>, <see cref="TooMuchCovered"/>, <see cref="NothingHere"/> or
    /// <see cref="ChangedBySomebodyElse"/>.
    /// </returns>
    /// <exception cref="FileStoreAwayException">What was made can't be kept.</exception>
    internal async Task<Result<CoveredPicture>> MakeAsync(
        ReportAttachment? found, byte[]? key, string? shown, IReadOnlyList<PictureBox> boxes, CancellationToken cancel)
    {
        if (boxes.Count is 0 or > PictureBox.Most)
            return boxes.Count == 0 ? new NothingCovered() : new TooMuchCovered();
        if (found is null || key is null || await store.OpenAsync(ReportAttachment.LargeName(found.StoredAs), key, cancel) is not { } large)
            return new NothingHere();
        if (ShownAttachment.StampOf(found) != shown)
            return new ChangedBySomebodyElse();
        return new CoveredPicture(await store.KeepAsync(await maker.CoverAsync(large, boxes, cancel), cancel), SHA256.HashData(large));
    }
}
