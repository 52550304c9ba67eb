using System.Net;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Tests.Reports.Following;

/// <summary>Opening a report with its code and its key, as people type them.</summary>
public sealed class OpeningTests
{
    [Fact]
    public async Task Whoever_forgets_to_fill_something_in_is_told_what_and_has_not_tried()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.FillInAsync();
        var code = (await reporting.SendAsync(token)).Value!.Code;
        var secret = (await reporting.InRequestAsync<ReportDrafts, Result<OpenDraft>>(d => d.OpenAsync(token, default))).Value!.Answers.Secret;
        Task<Result<string>> OpenAsync(string? typedCode, string? typedSecret) =>
            reporting.InRequestAsync<ReportFollowing, Result<string>>(f => f.OpenAsync(new OpenReport(typedCode, typedSecret, IPAddress.Loopback), default));

        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(new ValueMissing("Secret"), (await OpenAsync(code, " ")).Error);
            Assert.Equal([new ValueMissing("Code"), new ValueMissing("Secret")], Assert.IsType<SeveralInvalid>((await OpenAsync(null, "")).Error).All);
        }

        Assert.Equal(code, (await OpenAsync(code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), secret)).Value);
    }

    [Theory]
    [InlineData("WA-2026-MARK01", "WA-2026-MARK01")]
    [InlineData(" wa2026mark01 ", "WA-2026-MARK01")]
    [InlineData("wa 2026 mark o1", "WA-2026-MARK01")]
    [InlineData("WA–2026–MARK01.", "WA-2026-MARK01")]
    [InlineData("zk-2026-4m2q7x", "ZK-2026-4M2Q7X")]
    [InlineData("WA-2026-MARK0", null)]
    [InlineData("WA-2026-MARK011", null)]
    [InlineData("WB-2026-MARK01", null)]
    [InlineData("WA-2O26-MARK01", null)]
    [InlineData("WA-2026-MARKU1", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_read_as_people_type_it(string? typed, string? kept) => Assert.Equal(kept, PublicCode.Normalise(typed));

    [Fact]
    public async Task Followed_twice_at_the_same_moment_the_link_confirms_once()
    {
        using var desk = await Desk.BuildAsync();
        string code;
        await using (var db = desk.Open())
        {
            var report = Reporting.ReportThatIs(ReportStatus.Unconfirmed, db.ReportKinds.First(), desk.Town.WestSouth.Id);
            code = report.Code;
            db.Add(report);
            await db.SaveChangesAsync();
        }

        var link = await desk.InRequestAsync<ReportSecrets, string>(s => Task.FromResult(s.MakeLink(code, ReportLink.Confirm)));

        var results = await desk.TwiceAtOnceAsync<ReportFollowing, Result<Confirmation>>(f => f.ConfirmAsync(code, link, default));

        Assert.Contains(results, r => r.Value == Confirmation.Done);
        Assert.All(results, r => Assert.Null(r.Error));
        Assert.Single(await desk.MailsAsync());
        Assert.Single(await desk.EventsAsync((await desk.ReportAsync(code)).Id), nameof(ReportConfirmed));
    }
}
