using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Core.Tests.Reports;

/// <summary>A town and its kinds of report, to report in.</summary>
internal sealed class Reporting : CoreHost
{
    public static Actor Officer { get; } = Actor.System with { Kind = ActorKind.Staff, UserId = Guid.CreateVersion7(), Name = "Wijkagent Noor" };

    /// <summary>A kind that may be told anonymously, answered in 3 working days, then heard of every 15, and reopened for 30 days. A question is answered in 5, with a reminder 2 before the end.</summary>
    public static ReportKind Kind(
        bool anonymous = true, string? slug = null, bool sensitive = false, LegalRegime regime = LegalRegime.Wpg, int months = 60) => new(new ReportKindDetails(
        slug ?? (anonymous ? "geluid" : "verhuurder"), 1, Text("Geluid"), Text("Lawaai"), "volume", Text("Bel 112"), Text("Bel 0900-8844"), [], Text("Hoe laat"),
        Urgency.Normal, 3, 15, sensitive, anonymous, false, regime, months, 30, 5, 2, 14, 3));

    /// <summary>A report that came to a state as one does; one that waits for its reporter, from <paramref name="askedWhile"/>.</summary>
    public static Report ReportThatIs(
        ReportStatus status, ReportKind? kind = null, Guid? neighbourhood = null, ReportStatus askedWhile = ReportStatus.InReview,
        bool suspicious = false)
    {
        if (status == ReportStatus.AwaitingReporter)
        {
            var asked = ReportThatIs(askedWhile, kind, neighbourhood);
            Assert.Null(asked.Ask("Hoe laat?", Officer, Now).Error);
            return asked;
        }

        var contact = status is ReportStatus.Unconfirmed or ReportStatus.Expired ? new ReporterContact("Jo", "jo@example.nl", null) : null;
        var told = new SubmittedReport(
            PublicCode.ForReport(Now), new byte[32], Guid.CreateVersion7(), neighbourhood ?? Guid.CreateVersion7(), null, "Bij de brug", "Lawaai", null, null, true,
            Frequency.Daily, "nl", contact)
        {
            Signs = suspicious || status == ReportStatus.SetApart ? ReportSigns.HiddenField : ReportSigns.None,
        };
        var report = Report.Submit(told, kind ?? Kind(), Actor.Reporter, Now);
        if (status is not (ReportStatus.Unconfirmed or ReportStatus.Expired or ReportStatus.Received or ReportStatus.SetApart))
            report.TakeInReview(Officer, Now);
        switch (status)
        {
            case ReportStatus.Expired:
                report.Expire(Now);
                break;
            case ReportStatus.InProgress:
                Assert.Null(Case.Open(PublicCode.ForCase(Now), "Lawaai", report, Officer, Now).Error);
                break;
            case ReportStatus.Referred:
                report.Refer("Gemeente", "Zij doen dit", Officer, Now);
                break;
            case ReportStatus.Declined:
                report.Decline("Geen politie", Officer, Now);
                break;
            case ReportStatus.Resolved or ReportStatus.Closed or ReportStatus.Reopened:
                report.Resolve("Gedaan", Officer, Now);
                if (status == ReportStatus.Closed)
                    report.Close(Actor.System, Now);
                if (status == ReportStatus.Reopened)
                    report.Reopen("Toch niet", Officer, Now);
                break;
            case ReportStatus.Withdrawn:
                report.Withdraw(Actor.Reporter, Now);
                break;
        }

        Assert.Equal(status, report.Status);
        return report;
    }

    public async Task<Reporting> WithTownAsync()
    {
        await using var db = Open();
        db.AddRange(Kind(), Kind(anonymous: false));
        await Town.AddToAsync(db);
        return this;
    }

    /// <summary>A draft in which every question is answered.</summary>
    /// <returns>Its token.</returns>
    public async Task<string> FillInAsync(string? email = null, string kind = "geluid")
    {
        var token = await InRequestAsync<ReportDrafts, string>(d => d.StartAsync(null, null, default));
        var none = CancellationToken.None;
        Assert.Null((await InRequestAsync<ReportAnswering, Result>(a => a.ChooseKindAsync(token, kind, none))).Error);
        Assert.Null((await InRequestAsync<ReportAnswering, Result>(a => a.ReadAdviceAsync(token, none))).Error);
        Assert.Null((await InRequestAsync<ReportAnswering, Result>(a => a.TellPlaceAsync(token, new TellPlace("BU99000000", null, null, null, "Bij de brug"), none))).Error);
        Assert.Null((await InRequestAsync<ReportAnswering, Result>(a => a.TellWhatAsync(token, new TellWhat("Lawaai", Moment.Now, null, true, null, Frequency.Daily), none))).Error);
        Assert.Null((await InRequestAsync<ReportAnswering, Result>(a => a.PassPhotosAsync(token, none))).Error);
        Assert.Null((await InRequestAsync<ReporterAnswering, Result>(a => a.TellRoleAsync(token, new TellRole(ReporterRole.Affected, null, null), none))).Error);
        Assert.Null((await InRequestAsync<ReporterAnswering, Result>(a => a.TellWhoAsync(token, email is null ? new TellWho(true, "Jo", "jo@example.nl", "0612345678") : new TellWho(false, "Jo", email, null), none))).Error);
        return token;
    }

    public async Task<Result<SentReport>> SendAsync(string token)
    {
        var draft = await InRequestAsync<ReportDrafts, Result<OpenDraft>>(d => d.OpenAsync(token, default));
        return await InRequestAsync<ReportSubmission, Result<SentReport>>(s => s.SubmitAsync(new SubmitReport(token, draft.Value?.Stamp, "nl"), default));
    }

    private static LocalizedText Text(string nl) => new(nl, "");
}
