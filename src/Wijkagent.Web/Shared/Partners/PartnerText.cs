namespace Wijkagent.Web.Shared.Partners;

/// <summary>
/// Words about partners, and those by which a reporter consents to sharing: the same in the form and where the report is
/// followed. Who changes those raises <see cref="Core.Reports.Sharing.ReportConsent.PresentWords"/>.
/// </summary>
public sealed class PartnerText;
