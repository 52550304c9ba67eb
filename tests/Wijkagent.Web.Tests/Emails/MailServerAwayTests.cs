using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Emails;

/// <summary>«Confirmation mail» of security.md: a mail server that is away, in whatever way, and comes back.</summary>
public sealed class MailServerAwayTests : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    private readonly WijkagentFactory factory = new();
    private int tries;

    // A single mail has waited for most of an hour by then, and would for the rest of it.
    [Theory]
    [InlineData("down", 12)]
    [InlineData("silent", 12)]
    [InlineData("busy", 12)]
    [InlineData("busy", 1)]
    public async Task Within_ninety_seconds_of_its_return_every_mail_has_left_once(string way, int mails)
    {
        IsAway(way);
        for (var i = 0; i < mails; i++)
        {
            await WriteAsync($"WA-2026-MARK{i:00}");
            await WorkAsync(TimeSpan.FromMinutes(65d / mails));
        }

        Assert.Empty(factory.MailServer.Received);
        // It comes back at the worst moment: just after the next try has begun.
        var (before, returned) = (tries, factory.Now);
        while (tries == before)
        {
            factory.Clock.Advance(Look);
            returned = factory.Now;
            await factory.SendMailsAsync();
        }

        factory.MailServer.OnReceiving = (_, _) => Task.CompletedTask;
        await WorkAsync(returned.AddSeconds(90) - factory.Now);

        Assert.Equal(mails, factory.MailServer.Received.Count);
        Assert.Equal(mails, factory.MailServer.Received.DistinctBy(mail => mail.Id).Count());
    }

    [Theory]
    [InlineData("down")]
    [InlineData("silent")]
    [InlineData("busy")]
    public async Task While_it_is_away_it_is_asked_now_and_then_however_much_waits(string way)
    {
        IsAway(way);
        for (var i = 0; i < 20; i++)
            await WriteAsync($"WA-2026-MARK{i:00}");

        await WorkAsync(TimeSpan.FromMinutes(10));

        Assert.InRange(tries, 8, 25);
    }

    [Fact]
    public async Task Mailboxes_that_take_nothing_keep_no_other_mail_waiting()
    {
        factory.MailServer.OnReceiving = (mail, _) => mail.To == "vol@example.org" ? throw new MailDeferredException() : Task.CompletedTask;
        for (var i = 0; i < 6; i++)
            await WriteAsync($"WA-2026-VOL0{i:00}", "vol@example.org");
        await WorkAsync(TimeSpan.FromMinutes(10));

        for (var i = 0; i < 5; i++)
        {
            await WriteAsync($"WA-2026-GOED{i:00}");
            await WorkAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(i + 1, factory.MailServer.Received.Count);
        }
    }

    [Fact]
    public async Task A_node_that_starts_when_it_is_back_sends_at_once_what_waited()
    {
        IsAway("down");
        await WriteAsync("WA-2026-MARK01");
        await WorkAsync(TimeSpan.FromMinutes(65));
        factory.MailServer.OnReceiving = (_, _) => Task.CompletedTask;

        await using var node = factory.WithWebHostBuilder(_ => { });
        await SendDueAsync(node);

        Assert.Single(factory.MailServer.Received);
    }

    public void Dispose() => factory.Dispose();

    /// <summary>The server is away: nobody listens, or says nothing and is given up after its time, or says 451 to everything.</summary>
    private void IsAway(string way) => factory.MailServer.OnReceiving = (_, cancel) =>
    {
        tries++;
        switch (way)
        {
            case "down":
                throw new IOException("Connection refused");
            case "silent":
                factory.Clock.Advance(OutboxDispatch.MailTime);
                return Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            default:
                throw new MailDeferredException("The mail server answered 451.");
        }
    };

    /// <summary>Lets time pass as the worker sees it, which looks every ten seconds.</summary>
    private async Task WorkAsync(TimeSpan time)
    {
        var until = factory.Now + time;
        while (factory.Now < until)
        {
            await factory.SendMailsAsync();
            factory.Clock.Advance(Look);
        }
    }

    private static async Task SendDueAsync(WebApplicationFactory<Program> node)
    {
        await using var scope = node.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OutboxDispatch>().SendDueAsync(CancellationToken.None);
    }

    private async Task WriteAsync(string code, string to = "a@example.org")
    {
        await using var scope = factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Outbox>().Add(to, "nl", new ConfirmReportMail(code, "x"), factory.Now);
        await scope.ServiceProvider.GetRequiredService<WijkagentDbContext>().SaveChangesAsync();
    }
}
