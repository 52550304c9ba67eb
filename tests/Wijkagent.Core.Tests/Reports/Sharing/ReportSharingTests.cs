using Wijkagent.Core.Common;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Reports.Sharing;

/// <summary>The rules of a report about sharing it, and about saying later who its reporter is.</summary>
public sealed class ReportSharingTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Partner Marke = new(new PartnerFacts("De Marke", PartnerKind.HousingCorporation, null, null, []), Actor.System, Now);

    [Theory]
    [InlineData(ReportStatus.Received)]
    [InlineData(ReportStatus.InProgress)]
    [InlineData(ReportStatus.Closed)]
    [InlineData(ReportStatus.Withdrawn)]
    public void Consent_is_given_once_taken_back_and_given_anew_as_another_record(ReportStatus status)
    {
        var report = Reporting.ReportThatIs(status);

        Assert.True(report.ConsentTo([Marke], "nl", Actor.Reporter, Now).Value);
        Assert.False(report.ConsentTo([Marke], "nl", Actor.Reporter, Now).Value);
        Assert.True(report.ConsentTo([], "nl", Actor.Reporter, Now).Value);
        Assert.True(report.ConsentTo([Marke], "en", Actor.Reporter, Now).Value);

        Assert.Equal([(false, "nl"), (true, "en")], report.Consents.Select(c => (c.Stands, c.Language)));
        Assert.Equal(3, report.RaisedEvents.Count(e => e.Happened is SharingConsented or SharingWithdrawn));
    }

    [Theory]
    [InlineData(ReportStatus.Unconfirmed)]
    [InlineData(ReportStatus.Expired)]
    public void Of_what_nobody_confirmed_nothing_is_said(ReportStatus status) =>
        Assert.IsType<ReportHasEnded>(Reporting.ReportThatIs(status).ConsentTo([Marke], "nl", Actor.Reporter, Now).Error);

    [Fact]
    public void What_is_kept_for_complaints_alone_is_neither_shared_nor_disclosed()
    {
        var report = Reporting.ReportThatIs(ReportStatus.Closed);
        report.Age(AgeBand.Locked, Now);

        Assert.IsType<KeptForComplaintsOnly>(report.ConsentTo([Marke], "nl", Actor.Reporter, Now).Error);
        Assert.IsType<KeptForComplaintsOnly>(report.Disclose(new ReporterContact("Jo", null, "0612345678"), false, Actor.Reporter, Now).Error);
    }

    [Fact]
    public void Only_an_anonymous_report_is_disclosed_and_only_a_proved_address_is_proved()
    {
        var report = Reporting.ReportThatIs(ReportStatus.InProgress);
        Assert.Null(report.Disclose(new ReporterContact("Jo", "jo@example.nl", null), false, Actor.Reporter, Now).Error);
        Assert.Null(report.Contact!.EmailVerifiedAt);
        Assert.IsType<NameIsKnown>(report.Disclose(new ReporterContact("Een ander", null, null), true, Actor.Reporter, Now).Error);

        report.ProveAddress(Actor.Reporter, Now);
        report.ProveAddress(Actor.Reporter, Now.AddDays(1));

        Assert.Equal(Now, report.Contact.EmailVerifiedAt);
        Assert.Single(report.RaisedEvents, e => e.Happened is ReporterAddressProved);
    }

    [Fact]
    public void With_the_name_the_words_about_for_whom_go()
    {
        var told = new SubmittedReport(
            PublicCode.ForReport(Now), new byte[32], Guid.CreateVersion7(), Guid.CreateVersion7(), null, "Bij de brug", "Lawaai", null, null, true,
            Frequency.Daily, "nl", new ReporterContact("Jo", null, "0612345678"))
        {
            Role = ReporterRole.OnBehalf,
            ForWhom = "Mijn moeder",
            OtherKnows = false,
        };
        var report = Report.Submit(told, Reporting.Kind(), Actor.Reporter, Now);
        Assert.Equal("Mijn moeder", report.ForWhom?.Value);

        Assert.True(report.RemoveName(Actor.Reporter, Now).Value);

        Assert.Equal((null, ReporterRole.OnBehalf, false), (report.ForWhom, report.Role, report.OtherKnows));
    }
}
