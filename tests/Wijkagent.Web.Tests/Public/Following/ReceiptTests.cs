using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>The receipt by mail, and the mail at each change.</summary>
public sealed class ReceiptTests
{
    private const string Text = "Elke avond <harde> muziek & geschreeuw";

    [Theory]
    [InlineData("nl", "Dit heeft u verstuurd", "Elke dag of nacht", "U krijgt een eerste reactie, uiterlijk maandag 9 maart 2026.")]
    [InlineData("en", "This is what you sent", "Every day or night", "You get a first answer by Monday 9 March 2026 at the latest.")]
    public async Task The_receipt_says_what_was_sent_in_the_language_of_the_report(string language, string heading, string often, string due)
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var code = await SendAsync(visitor, language: language);
        Assert.DoesNotContain("muziek", (await MailsAsync(program))[^1].Text, StringComparison.Ordinal);

        await ConfirmAsync(program, visitor, code);
        var receipt = (await MailsAsync(program))[^1];

        foreach (var said in new[] { code, heading, Text, "Bij de brug", "Jo Bakker", "jo@example.nl", often, due })
            Assert.Contains(said, receipt.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;harde&gt; muziek &amp; geschreeuw", receipt.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("?:", receipt.Text, StringComparison.Ordinal);
        Assert.Contains($"/meldingen/{code}/openen?sleutel=", receipt.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_of_something_sensitive_says_nothing_but_the_code()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var code = await SendAsync(visitor, Journey.Discrimination);

        await ConfirmAsync(program, visitor, code);

        var receipt = (await MailsAsync(program))[^1];
        Assert.Contains(code, receipt.Text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "muziek", "brug", "iscriminatie", "Jo Bakker", "Dit heeft u verstuurd", "sleutel=" })
            Assert.DoesNotContain(hidden, receipt.Text + receipt.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_destroyed_before_the_mail_left_is_not_in_it()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var code = await SendAsync(visitor);
        await ConfirmAsync(program, visitor, code);
        await program.ArrangeAsync(async db => await db.Reports.ExecuteDeleteAsync());

        var receipt = (await MailsAsync(program))[^1];

        Assert.Contains("Uw melding is ontvangen", receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("muziek", receipt.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Every_piece_of_news_has_its_own_words(string language)
    {
        using var program = new WijkagentFactory();
        var all = Enum.GetValues<ReportNews>();
        await using (var scope = program.Services.CreateAsyncScope())
        {
            foreach (var news in all)
                scope.ServiceProvider.GetRequiredService<Outbox>().Add("jo@example.nl", language, new ReportNewsMail("WA-2026-MARK01", "x", news, DueOf(news)), program.Now);
            await scope.ServiceProvider.GetRequiredService<Wijkagent.Core.Persistence.WijkagentDbContext>().SaveChangesAsync();
        }

        var mails = await MailsAsync(program);

        Assert.Equal(all.Length, mails.Select(m => m.Subject).Distinct().Count());
        Assert.All(mails, mail => Assert.DoesNotContain("ReportNews.", mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal));
        Assert.Equal(all.Count(n => DueOf(n) is not null), mails.Count(m => m.Text.Contains(language == "nl" ? "maandag 2 maart 2026" : "Monday 2 March 2026", StringComparison.Ordinal)));

        DateTime? DueOf(ReportNews news) =>
            news is ReportNews.Message or ReportNews.Referred or ReportNews.HandedOver or ReportNews.Closed or ReportNews.Withdrawn or ReportNews.NotReached ? null : program.Now;
    }

    private static async Task<string> SendAsync(Visitor visitor, string kind = Journey.Noise, string language = "nl")
    {
        await visitor.GoAsync("/melden");
        await visitor.SendAsync(new Dictionary<string, string?> { ["taal"] = language }, "form[action='/taal']");
        await visitor.ToWhatAsync(kind);
        await visitor.SendAsync(Journey.What(Text));
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Known());
        await visitor.SendAsync();
        return visitor.Text("#code");
    }

    private static async Task ConfirmAsync(WijkagentFactory program, Visitor visitor, string code)
    {
        var key = Uri.EscapeDataString(program.Services.GetRequiredService<ReportSecrets>().MakeLink(code, ReportLink.Confirm));
        await visitor.GoAsync($"/meldingen/{code}/bevestigen?sleutel={key}");
        await visitor.SendAsync();
    }

    private static async Task<IReadOnlyList<RenderedMail>> MailsAsync(WijkagentFactory program)
    {
        await program.SendMailsAsync();
        return [.. program.MailServer.Received];
    }
}
