using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>While very many reports come in, who gives no mail address does a little work first.</summary>
public sealed class ProofTests : IAsyncLifetime
{
    private readonly WijkagentFactory program = new() { Settings = new Dictionary<string, string?>(NoLimits.Settings) { ["Screening:PressurePerMinute"] = "2" } };

    public async Task InitializeAsync()
    {
        await program.BuildTownAsync();
        await program.NewVisitor().ToSentAsync(Journey.Anonymous);
    }

    public async Task DisposeAsync() => await program.DisposeAsync();

    [Fact]
    public async Task Who_opened_the_page_before_is_asked_once_more_and_with_the_work_done_it_is_as_any_other()
    {
        var visitor = program.NewVisitor();
        await visitor.ToCheckAsync(Journey.Anonymous);
        Assert.Null(visitor.Page.QuerySelector("[data-proof]"));
        await program.NewVisitor().ToSentAsync(Journey.Anonymous);
        await visitor.SendAsync();

        Assert.Equal(HttpStatusCode.Conflict, visitor.Answer.StatusCode);
        Assert.Contains("Verstuur haar nog een keer.", visitor.Text(".wa-errors"), StringComparison.Ordinal);
        Assert.Contains("Elke avond harde muziek", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync(new Dictionary<string, string?> { ["proof"] = ProofFor(visitor.Page.QuerySelector("[data-proof]")!.GetAttribute("data-proof")!) });
        Assert.Equal((ReportStatus.Received, ReportSigns.None), await StateAsync(visitor));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("geen bewijs")]
    [InlineData("123456789012345678901")]
    public async Task Without_the_work_it_is_received_all_the_same_and_looked_at_first(string? proof)
    {
        await program.NewVisitor().ToSentAsync(Journey.Anonymous);
        var visitor = program.NewVisitor();
        await visitor.ToCheckAsync(Journey.Anonymous);
        Assert.Contains("Uw telefoon of computer rekent daarom eerst even.", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync(new Dictionary<string, string?> { ["proof"] = proof });

        Assert.Equal((ReportStatus.SetApart, ReportSigns.NoProof), await StateAsync(visitor));
    }

    [Fact]
    public async Task The_work_for_other_answers_is_worth_nothing()
    {
        await program.NewVisitor().ToSentAsync(Journey.Anonymous);
        var visitor = program.NewVisitor();
        await visitor.ToCheckAsync(Journey.Anonymous);
        var proof = ProofFor(visitor.Page.QuerySelector("[data-proof]")!.GetAttribute("data-proof")!);
        await visitor.GoAsync("/melden/wat?terug=controle");
        await visitor.SendAsync(Journey.What("Iets anders"));
        await visitor.SendAsync(new Dictionary<string, string?> { ["proof"] = proof });

        Assert.Equal((ReportStatus.SetApart, ReportSigns.NoProof), await StateAsync(visitor));
    }

    [Fact]
    public async Task Who_gives_an_address_confirms_it_there_and_when_it_is_quiet_again_nothing_is_asked()
    {
        await program.NewVisitor().ToSentAsync(Journey.Anonymous);
        var guest = program.NewVisitor();
        await guest.ToCheckAsync(Journey.Known());
        Assert.Null(guest.Page.QuerySelector("[data-proof]"));
        await guest.SendAsync();
        Assert.Equal((ReportStatus.Unconfirmed, ReportSigns.None), await StateAsync(guest));

        program.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = program.NewVisitor();
        await later.ToSentAsync(Journey.Anonymous);
        Assert.Equal((ReportStatus.Received, ReportSigns.None), await StateAsync(later));
    }

    private static string ProofFor(string stamp)
    {
        for (var word = 0; ; word++)
        {
            if (SendingProof.IsFor(stamp, word.ToString(CultureInfo.InvariantCulture)))
                return word.ToString(CultureInfo.InvariantCulture);
        }
    }

    private async Task<(ReportStatus Status, ReportSigns Signs)> StateAsync(Visitor visitor)
    {
        await using var db = program.OpenDatabase();
        var report = await db.Reports.SingleAsync(r => r.Code == visitor.Text("#code"));
        return (report.Status, report.Signs);
    }
}
