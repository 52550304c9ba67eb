using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.TestSupport;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Tests.Workers;

/// <summary>What the worker that looks at terms throws away, and what it leaves.</summary>
public sealed class TermsWorkerTests : IDisposable
{
    private readonly WijkagentFactory program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Thirty_days_after_a_mail_was_sent_or_given_up_nothing_is_left_of_it()
    {
        await AddMailsAsync(program.Now.AddDays(-30).AddMinutes(-1));

        await LookAsync();

        await using var db = program.OpenDatabase();
        Assert.Equal(["wacht"], await db.Outbox.Select(m => m.Template).ToListAsync());
    }

    [Fact]
    public async Task Until_then_an_administrator_can_see_to_whom_it_did_not_arrive()
    {
        await AddMailsAsync(program.Now.AddDays(-30).AddMinutes(1));

        await LookAsync();

        await using var db = program.OpenDatabase();
        Assert.Equal(3, await db.Outbox.CountAsync());
        Assert.Equal("jo@example.nl", program.AddressOf(await db.Outbox.SingleAsync(m => m.GivenUpAt != null)));
    }

    [Fact]
    public async Task Sessions_that_are_dead_go_also_of_who_never_signs_in_again()
    {
        var wim = await program.Accounts.AddAsync("wim@voorbeeld.nl", RoleNames.Officer);
        var ans = await program.Accounts.AddAsync("ans@voorbeeld.nl", RoleNames.Officer);
        await program.ArrangeAsync(db =>
        {
            var device = new DeviceName("", "");
            db.UserSessions.Add(new UserSession(wim.Id, SignInWay.Passkey, device, program.Now - UserSession.IdleTime - TimeSpan.FromMinutes(1)));
            db.UserSessions.Add(new UserSession(ans.Id, SignInWay.Passkey, device, program.Now - TimeSpan.FromMinutes(20)));
            return Task.CompletedTask;
        });

        await LookAsync();

        await using var db = program.OpenDatabase();
        Assert.Equal(ans.Id, (await db.UserSessions.SingleAsync()).UserId);
    }

    private Task AddMailsAsync(DateTime ended) => program.ArrangeAsync(db =>
    {
        var (sent, givenUp) = (Mail("verzonden"), Mail("opgegeven"));
        sent.MarkSent(ended);
        givenUp.MarkFailed("550", forGood: true, ended);
        db.Outbox.AddRange(sent, givenUp, Mail("wacht"));
        return Task.CompletedTask;

        OutboxMessage Mail(string template) =>
            new(program.Services.GetRequiredService<MailPayloads>().Seal("jo@example.nl"), template, "nl", [1], ended);
    });

    private async Task LookAsync()
    {
        using var worker = ActivatorUtilities.CreateInstance<TermsWorker>(program.Services);
        await worker.LookAsync(CancellationToken.None);
    }
}
