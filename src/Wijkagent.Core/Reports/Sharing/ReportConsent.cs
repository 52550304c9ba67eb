using Wijkagent.Core.Partners;

namespace Wijkagent.Core.Reports.Sharing;

/// <summary>
/// That a reporter consents to sharing what was told with one partner, and when (AVG, article 7(1): it has to be shown). What
/// was given is never changed, only withdrawn; who consents anew gets a new record. It never holds for name and contact.
/// </summary>
public sealed class ReportConsent
{
    /// <summary>
    /// The version of the words that ask for it, in the form and where the report is followed. It goes up when they change in
    /// any language: a test compares them.
    /// </summary>
    public const int PresentWords = 1;

    private ReportConsent()
    {
    }

    internal ReportConsent(Partner partner, string language, DateTime now) =>
        (Partner, PartnerId, Words, Language, GivenAt) = (partner, partner.Id, PresentWords, language, now);

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Of which report.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>With whom.</summary>
    public Guid PartnerId { get; private set; }

    /// <summary>With whom.</summary>
    public Partner Partner { get; private set; } = null!;

    /// <summary>The version of the words that were shown.</summary>
    public int Words { get; private set; }

    /// <summary>The language in which they were shown: nl or en.</summary>
    public string Language { get; private set; } = "";

    /// <summary>When it was given, UTC.</summary>
    public DateTime GivenAt { get; private set; }

    /// <summary>When it was withdrawn, UTC; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Whether it stands.</summary>
    public bool Stands => WithdrawnAt is null;

    internal void Withdraw(DateTime now) => WithdrawnAt ??= now;
}
