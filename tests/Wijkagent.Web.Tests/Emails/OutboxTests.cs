using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Emails;

namespace Wijkagent.Web.Tests.Emails;

public sealed class OutboxTests : IDisposable
{
    private readonly WijkagentFactory factory = new();

    [Fact]
    public async Task A_mail_leaves_once_and_nothing_of_it_stays_behind()
    {
        await WriteAsync(new ConfirmReportMail("WA-2026-MARK01", "een sleutel"));

        await factory.SendMailsAsync();
        await factory.SendMailsAsync();

        var mail = Assert.Single(factory.MailServer.Received);
        Assert.Contains("https://wijkagent.test/meldingen/WA-2026-MARK01/bevestigen?sleutel=een%20sleutel", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://wijkagent.test/meldingen/WA-2026-MARK01/bevestigen?sleutel=een%20sleutel", mail.Html, StringComparison.Ordinal);
        Assert.Equal("Bevestig uw melding WA-2026-MARK01", mail.Subject);
        await using var db = factory.OpenDatabase();
        var row = await db.Outbox.SingleAsync();
        Assert.Equal((0, 0), (row.To.Length, row.Payload.Length));
        Assert.Equal(factory.Now, row.SentAt);
    }

    [Fact]
    public async Task One_that_is_removed_while_it_leaves_holds_up_no_other()
    {
        await WriteAsync(new ConfirmReportMail("WA-2026-MARK01", "een sleutel"));
        await WriteAsync(new ConfirmReportMail("WA-2026-MARK02", "een sleutel"));
        // As when a reporter has the name removed at that very moment.
        factory.MailServer.OnReceiving = async (mail, cancel) =>
        {
            if (!mail.Subject.Contains("MARK01", StringComparison.Ordinal))
                return;
            await using var elsewhere = factory.OpenDatabase();
            await elsewhere.Outbox.Where(m => m.SentAt == null).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Take(1).ExecuteDeleteAsync(cancel);
        };

        await factory.SendMailsAsync();

        await using var db = factory.OpenDatabase();
        Assert.Equal(2, factory.MailServer.Received.Count);
        Assert.NotNull((await db.Outbox.SingleAsync()).SentAt);
    }

    [Theory]
    [InlineData("nl", "Uw melding is afgehandeld")]
    [InlineData("en", "Your report is done")]
    public async Task A_mail_speaks_the_language_of_the_report(string language, string heading)
    {
        await WriteAsync(new ReportNewsMail("WA-2026-MARK01", "x", ReportNews.Resolved), language);

        await factory.SendMailsAsync();

        var mail = Assert.Single(factory.MailServer.Received);
        Assert.Contains(heading, mail.Text, StringComparison.Ordinal);
        Assert.Contains(heading, mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("ReportNews.", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "U opent uw melding met uw code en sleutel. Die kreeg u te zien", "Heeft u een account met dit e-mailadres?", "")]
    [InlineData("en", "You open your report with your code and key. You saw both", "Do you have an account with this email address?", "?taal=en")]
    public async Task A_mail_about_something_sensitive_opens_nothing(string language, string withKey, string withAccount, string query)
    {
        await WriteAsync(new ReportNewsMail("WA-2026-MARK01", null, ReportNews.Message), language);

        await factory.SendMailsAsync();

        var mail = Assert.Single(factory.MailServer.Received);
        Assert.DoesNotContain("sleutel=", mail.Text + mail.Html, StringComparison.Ordinal);

        // Whoever shares the mailbox does not even learn what sort of report it is.
        Assert.DoesNotContain("gevoelig", mail.Text + mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sensitive", mail.Text + mail.Html, StringComparison.OrdinalIgnoreCase);
        foreach (var said in new[] { withKey, withAccount, $"https://wijkagent.test/meldingen/WA-2026-MARK01{query}", $"https://wijkagent.test/mijn{query}" })
        {
            Assert.Contains(said, mail.Text, StringComparison.Ordinal);
            Assert.Contains(said, mail.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mail_with_a_link_of_its_own_needs_no_other_way()
    {
        await WriteAsync(new ReportNewsMail("WA-2026-MARK01", "x", ReportNews.Message));

        await factory.SendMailsAsync();

        Assert.DoesNotContain("/mijn", Assert.Single(factory.MailServer.Received).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_busy_gets_the_mail_later_and_once()
    {
        factory.MailServer.OnReceiving = (_, _) => throw new IOException("451 4.3.0 try again later, a@example.org");
        await WriteAsync(new ConfirmReportMail("WA-2026-MARK01", "x"));
        await factory.SendMailsAsync();
        factory.MailServer.OnReceiving = (_, _) => Task.CompletedTask;

        await factory.SendMailsAsync();
        Assert.Empty(factory.MailServer.Received);
        factory.Clock.Advance(TimeSpan.FromMinutes(1));
        await factory.SendMailsAsync();
        await factory.SendMailsAsync();

        Assert.Single(factory.MailServer.Received);
    }

    [Fact]
    public async Task What_went_wrong_is_kept_without_the_address()
    {
        factory.MailServer.OnReceiving = (mail, _) => throw new IOException($"450 {mail.To} is busy");
        await WriteAsync(new ConfirmReportMail("WA-2026-MARK01", "x"));

        await factory.SendMailsAsync();

        await using var db = factory.OpenDatabase();
        var row = await db.Outbox.SingleAsync();
        Assert.Equal((1, "IOException"), (row.Attempts, row.LastError));
    }

    [Fact]
    public async Task A_mail_that_is_refused_for_good_is_given_up_and_others_go_on()
    {
        factory.MailServer.OnReceiving = (mail, _) =>
            mail.To == "weg@example.org" ? throw new MailRefusedException("The mail server answered 550.") : Task.CompletedTask;
        await WriteAsync(new ConfirmReportMail("WA-2026-MARK01", "x"), to: "weg@example.org");
        await WriteAsync(new ConfirmReportMail("WA-2026-MARK02", "x"));

        await factory.SendMailsAsync();

        Assert.Equal("a@example.org", Assert.Single(factory.MailServer.Received).To);
        await using var db = factory.OpenDatabase();
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.GivenUpAt != null && m.SentAt == null));
    }

    [Fact]
    public async Task A_mail_that_can_not_be_made_is_given_up_and_others_go_on()
    {
        await using (var db = factory.OpenDatabase())
        {
            db.Outbox.Add(new OutboxMessage([1, 2, 3], "NoSuchMail", "nl", [1, 2, 3], factory.Now));
            await db.SaveChangesAsync();
        }

        await WriteAsync(new ConfirmReportMail("WA-2026-MARK01", "x"));

        await factory.SendMailsAsync();

        Assert.Single(factory.MailServer.Received);
        await using var after = factory.OpenDatabase();
        Assert.NotNull((await after.Outbox.SingleAsync(m => m.Template == "NoSuchMail")).GivenUpAt);
    }

    [Fact]
    public async Task What_a_node_held_when_it_fell_over_is_sent_by_another_when_the_lease_has_passed()
    {
        await WriteAsync(new ConfirmReportMail("WA-2026-MARK01", "x"));
        await using (var db = factory.OpenDatabase())
        {
            var until = factory.Now + OutboxDispatch.Lease;
            await OutboxQueries.Due(db, factory.Now).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.LeasedBy, Guid.NewGuid()).SetProperty(m => m.LeasedUntil, until));
        }

        await factory.SendMailsAsync();
        Assert.Empty(factory.MailServer.Received);
        factory.Clock.Advance(OutboxDispatch.Lease + TimeSpan.FromSeconds(1));
        await factory.SendMailsAsync();

        Assert.Single(factory.MailServer.Received);
    }

    [Fact]
    public async Task What_a_node_that_is_stopped_did_not_send_another_sends_at_once()
    {
        await WriteAsync(new ConfirmReportMail("WA-2026-MARK01", "x"));
        using var stop = new CancellationTokenSource();
        factory.MailServer.OnReceiving = async (_, cancel) =>
        {
            await stop.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        };
        await using (var scope = factory.Services.CreateAsyncScope())
        {
            var dispatch = scope.ServiceProvider.GetRequiredService<OutboxDispatch>();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dispatch.SendDueAsync(stop.Token));
        }

        factory.MailServer.OnReceiving = (_, _) => Task.CompletedTask;
        await factory.SendMailsAsync();

        Assert.Single(factory.MailServer.Received);
    }

    [Fact]
    public async Task Two_nodes_that_look_at_once_send_a_mail_once()
    {
        for (var i = 0; i < 12; i++)
            await WriteAsync(new ConfirmReportMail($"WA-2026-MARK{i:00}", "x"));

        await Task.WhenAll(factory.SendMailsAsync(), factory.SendMailsAsync());

        Assert.Equal(12, factory.MailServer.Received.Count);
        Assert.Equal(12, factory.MailServer.Received.DistinctBy(m => m.Id).Count());
    }

    [Fact]
    public async Task A_mail_server_that_says_nothing_does_not_keep_the_worker_for_ever()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var settings = new MailSettings(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = ((IPEndPoint)silent.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Smtp:UseTls"] = "false",
        }).Build());
        var mail = new RenderedMail(Guid.NewGuid(), "a@example.org", "nl", "x", "x", "<p>x</p>", factory.Now);

        await Assert.ThrowsAsync<TimeoutException>(
            () => new SmtpTransport(settings, new MailMessages(settings)).SendAsync(mail, CancellationToken.None));
    }

    public void Dispose() => factory.Dispose();

    private async Task WriteAsync(Mail mail, string language = "nl", string to = "a@example.org")
    {
        await using var scope = factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Outbox>().Add(to, language, mail, factory.Now);
        await scope.ServiceProvider.GetRequiredService<Core.Persistence.WijkagentDbContext>().SaveChangesAsync();
    }
}
