using Wijkagent.Core.Common;
using Wijkagent.Core.Media;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>
/// Takes in the pictures of a report that was written on a device without a network: one by one, ahead of its answers, in
/// the draft that these fill in. So what arrived stays arrived where the network goes away again, and a picture that is sent
/// twice is there once, under the number that the device gave it.
/// </summary>
public sealed class LaterPhotos(LaterReports later, DraftAttachments attachments)
{
    /// <summary>Which pictures are here.</summary>
    /// <returns>Their numbers; or <see cref="DeviceKeyUnreadable"/>.</returns>
    public async Task<Result<LaterPhotosHeld>> HeldAsync(string? key, CancellationToken cancel)
    {
        var state = await later.StateAsync(key, cancel);
        if (!state.IsDone)
            return state.Error;
        return state.Value is { Sent: not null }
            ? new LaterPhotosHeld([], Sent: true)
            : new LaterPhotosHeld([.. (await attachments.NumbersAsync(key, cancel)).Order()], Sent: false);
    }

    /// <summary>Takes one in; the draft is begun with the first.</summary>
    /// <param name="photo">The picture.</param>
    /// <param name="after">What the same browser filled in before, to go on counting what it sent.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>
    /// What is here now; <see cref="DeviceKeyUnreadable"/>, what is wrong with the picture, or <see cref="DraftGone"/>. Of a
    /// report that was sent nothing changes.
    /// </returns>
    /// <exception cref="FileStoreAwayException">The store is away or full: it stays on the device.</exception>
    public async Task<Result<LaterPhotosHeld>> AddAsync(SendPhotoLater photo, DraftAnswers? after, CancellationToken cancel)
    {
        var before = await HeldAsync(photo.Key, cancel);
        if (!before.IsDone || before.Value.Sent || before.Value.Held.Contains(photo.Number))
            return before;
        await later.BeginAsync(photo.Key!, after, cancel);
        var added = await attachments.AddOneAsync(photo.Key, photo.Number, photo.File, cancel);
        if (!added.IsDone)
            return added.Error;
        return added.Value.Refused.Count > 0 ? added.Value.Refused[0] : await HeldAsync(photo.Key, cancel);
    }
}
