using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Questions;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>A report that was written without a network.</summary>
/// <param name="Key">Made on the device: 64 hexadecimal digits, 256 random bits. The token of its draft, and the same each time it is sent.</param>
/// <param name="Kind">The slug of a kind that is not sensitive.</param>
/// <param name="Details">What was answered to what the kind asks, by the key of the question.</param>
/// <param name="Place">An address, postcode or name to look up.</param>
/// <param name="PlaceWords">Where it is, in own words.</param>
/// <param name="What">What happened.</param>
/// <param name="Role">What the reporter has to do with it.</param>
/// <param name="Who">Who tells it.</param>
/// <param name="PhotosOpen">Whether a picture of it was refused, so that its reporter is asked about pictures again.</param>
/// <param name="Agreed">Whether it may go as soon as there is a network; otherwise its reporter checks it first.</param>
public sealed record SendLater(
    string? Key,
    string? Kind,
    IReadOnlyDictionary<string, TellDetail> Details,
    string? Place,
    string? PlaceWords,
    TellWhat What,
    TellRole Role,
    TellWho Who,
    bool PhotosOpen,
    bool Agreed)
{
    /// <summary>The longest and only length of a key.</summary>
    public const int KeyLength = 64;
}

/// <summary>What became of it.</summary>
/// <param name="Sent">What the last page shows; null when it was not sent.</param>
/// <param name="Secret">The secret; null when it was not sent, or too long ago to know it.</param>
/// <param name="Missing">The first question that its reporter has to answer, or to check and send; null when it was sent.</param>
/// <param name="ToConfirm">Whether a link in a mail has to be followed.</param>
public sealed record LaterOutcome(SentReport? Sent, string? Secret, DraftStep? Missing, bool ToConfirm = false);

/// <summary>A picture that goes ahead of it.</summary>
/// <param name="Key">The key of the report.</param>
/// <param name="Number">Which of its pictures it is, from 1; the same each time it is sent.</param>
/// <param name="File">The picture, as it comes.</param>
public sealed record SendPhotoLater(string? Key, int Number, IAsyncEnumerable<SentFile> File);

/// <summary>Which of its pictures are here.</summary>
/// <param name="Held">Their numbers.</param>
/// <param name="Sent">Whether the report was sent: then no picture is waited for.</param>
public sealed record LaterPhotosHeld(IReadOnlyList<int> Held, bool Sent);

/// <summary>There is no such kind, or nothing of it is kept on a device.</summary>
public sealed record KindNotKept() : InvalidError("Kind");

/// <summary>The key is none that a device makes.</summary>
public sealed record DeviceKeyUnreadable() : InvalidError;
