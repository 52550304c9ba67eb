using Wijkagent.Core.Common;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Sharing;

namespace Wijkagent.Core.Reports;

// Who its reporter is, as far as that was told, and with whom it may be shared.
public sealed partial class Report
{
    /// <summary>The longest words about for whom it is told.</summary>
    public const int ForWhomLength = 150;

    private readonly List<ReportConsent> consents = [];

    /// <summary>What its reporter has to do with it; null in reports of before that was asked.</summary>
    public ReporterRole? Role { get; private set; }

    /// <summary>For whom it was told, in the reporter's words; null when the reporter told it for nobody else, or had the own name removed.</summary>
    public SealedText? ForWhom { get; private set; }

    /// <summary>Whether that person knows that it was told; null when there is none.</summary>
    public bool? OtherKnows { get; private set; }

    /// <summary>How its reporter lives; null when its kind does not ask that.</summary>
    public Tenure? Tenure { get; private set; }

    /// <summary>From whom its reporter rents; null when not told.</summary>
    public SealedText? Landlord { get; private set; }

    /// <summary>With whom its reporter lets it be shared, and let it be before.</summary>
    public IReadOnlyCollection<ReportConsent> Consents => consents;

    /// <summary>
    /// The reporter says with which partners it may be shared: those and no others. The consents have to be read with it.
    /// </summary>
    /// <returns>Whether anything changed; or what <see cref="RefuseConsent"/> answers.</returns>
    public Result<bool> ConsentTo(IReadOnlyCollection<Partner> partners, string language, Actor by, DateTime now)
    {
        if (RefuseConsent() is { } refused)
            return refused;
        var (standing, before) = (consents.FindAll(c => c.Stands), RaisedEvents.Count);
        foreach (var consent in standing.Where(c => partners.All(p => p.Id != c.PartnerId)))
        {
            consent.Withdraw(now);
            Raise(new SharingWithdrawn(consent.Partner.Name), by, now);
        }

        foreach (var partner in partners.Where(p => standing.TrueForAll(c => c.PartnerId != p.Id)))
            Consent(partner, language, by, now);

        return RaisedEvents.Count > before;
    }

    private void Consent(Partner partner, string language, Actor by, DateTime now)
    {
        consents.Add(new ReportConsent(partner, language, now));
        Raise(new SharingConsented(partner.Name), by, now);
    }

    /// <summary>
    /// Why nothing can be said about sharing: <see cref="KeptForComplaintsOnly"/> or <see cref="ReportHasEnded"/>; null when it
    /// can. Who let it be shared can take that back also after its end.
    /// </summary>
    public Error? RefuseConsent() =>
        Band == AgeBand.Locked ? new KeptForComplaintsOnly()
        : Status is ReportStatus.Unconfirmed or ReportStatus.Expired ? new ReportHasEnded()
        : null;

    /// <summary>
    /// The reporter of an anonymous report says who it is after all. Nobody else ever does: that is why there is no other way to
    /// add a contact. The contact has to be read with it.
    /// </summary>
    /// <param name="contact">What was given.</param>
    /// <param name="isProved">Whether the address is known to be the reporter's: somebody is signed in with it.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <returns>Done; <see cref="NameIsKnown"/>, or what <see cref="RefuseAddition"/> answers.</returns>
    public Result Disclose(ReporterContact contact, bool isProved, Actor by, DateTime now)
    {
        if (RefuseAddition(now) is { } refused)
            return refused;
        if (Contact is not null)
            return new NameIsKnown();
        Contact = contact;
        if (isProved)
            contact.Verify(now);
        ReporterWroteAt = now;
        Raise(new ReporterDisclosed(), by, now);
        return Result.Done;
    }

    /// <summary>The reporter followed the link to the address that was given later. Following it again changes nothing.</summary>
    public void ProveAddress(Actor by, DateTime now)
    {
        if (Contact is not { Email: not null, EmailVerifiedAt: null } contact)
            return;
        contact.Verify(now);
        Raise(new ReporterAddressProved(), by, now);
    }
}
