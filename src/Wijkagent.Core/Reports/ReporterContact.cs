using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Reports;

/// <summary>How to reach a reporter: in a table of its own, with its own term. An anonymous report has none.</summary>
public sealed class ReporterContact : IHoldsContent, IFoundByAddress
{
    /// <summary>The longest name.</summary>
    public const int NameLength = 100;

    /// <summary>The longest e-mail address (RFC 5321, section 4.5.3.1).</summary>
    public const int EmailLength = 254;

    /// <summary>The longest phone number as it is typed.</summary>
    public const int PhoneLength = 20;

    private ReporterContact()
    {
    }

    /// <summary>What the reporter gave; the e-mail address is not yet proved to be theirs.</summary>
    public ReporterContact(string? name, string? email, string? phone) =>
        (Name, Email, Phone) = (SealedText.Of(name), SealedText.Of(email), SealedText.Of(phone));

    /// <summary>The report it belongs to, and the key.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>The name, when given.</summary>
    public SealedText? Name { get; private set; }

    /// <summary>The e-mail address, when given.</summary>
    public SealedText? Email { get; private set; }

    /// <summary>The phone number, when given.</summary>
    public SealedText? Phone { get; private set; }

    /// <summary>When the link sent to the address was followed, UTC.</summary>
    public DateTime? EmailVerifiedAt { get; private set; }

    /// <summary>
    /// Keyed hash of the address whose account the report is shown in, once the address is proved; null when there is no
    /// address, or its owner erased the account.
    /// </summary>
    public byte[]? FoundBy { get; private set; }

    /// <summary>How often there is mail about the report; what may not wait leaves at once all the same.</summary>
    public NewsRhythm Rhythm { get; private set; }

    /// <summary>
    /// Raised when what waited is mailed, and when that is to be more or less often: of two who do so at once, or have the name
    /// removed, the second finds that it was done.
    /// </summary>
    public int Digests { get; private set; }

    Guid IHoldsContent.RowId => ReportId;

    Guid IHoldsContent.ContentKeyId => ReportId;

    string? IFoundByAddress.AddressToFind => Email?.Value;

    void IFoundByAddress.BeFoundBy(byte[]? hash) => FoundBy = hash;

    /// <summary>From now on it is shown in the account of another address, or in none.</summary>
    internal void MoveTo(byte[]? hash) => FoundBy = hash;

    internal void Verify(DateTime now) => EmailVerifiedAt ??= now;

    internal void HearBy(NewsRhythm rhythm) => (Rhythm, Digests) = (rhythm, Digests + 1);

    internal void NoteDigest() => Digests++;
}
