using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>How often somebody sends: with one e-mail address, and from one browser.</summary>
public sealed class SendingTurnsTests
{
    [Fact]
    public async Task With_one_address_ten_an_hour_can_be_sent_whoever_types_it_and_nothing_is_lost()
    {
        await using var program = await StartAsync("ReportsPerMailboxPerHour");
        for (var sent = 0; sent < 10; sent++)
            await program.NewVisitor().ToSentAsync(Journey.Known("slachtoffer@voorbeeld.nl"));
        var visitor = program.NewVisitor();
        await visitor.ToCheckAsync(Journey.Known("SLACHTOFFER@voorbeeld.nl"));
        await visitor.SendAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Answer.StatusCode);
        Assert.Equal(TimeSpan.FromHours(1), visitor.Answer.Headers.RetryAfter?.Delta);
        Assert.Contains("Probeer het over 60 minuten nog een keer.", visitor.Text(".wa-errors"), StringComparison.Ordinal);
        await using (var db = program.OpenDatabase())
            Assert.Equal(10, await db.Outbox.CountAsync());

        await program.NewVisitor().ToSentAsync(Journey.Known("ander@voorbeeld.nl"));
        // Nobody holds up the owner of the address, who is signed in with it.
        await program.Accounts.AddAsync("slachtoffer@voorbeeld.nl", RoleNames.Resident, "Slacht Offer");
        var owner = new Visitor(await program.Accounts.SignInAsync("slachtoffer@voorbeeld.nl"));
        await owner.ToSentAsync(Journey.Known("slachtoffer@voorbeeld.nl"));
        Assert.Equal("/melden/verzonden", owner.Address);
        program.Clock.Advance(SendingTurns.Remembered);
        await visitor.SendAsync();
        Assert.Equal("/melden/verzonden", visitor.Address);
        // Those of an hour ago are remembered no longer.
        Assert.Equal(1, program.Services.GetRequiredService<SendingTurns>().Mailboxes);
    }

    [Fact]
    public async Task The_same_form_sent_three_times_at_once_takes_one_turn()
    {
        await using var program = await StartAsync("ReportsPerMailboxPerHour");
        for (var sent = 0; sent < 9; sent++)
        {
            var visitor = program.NewVisitor();
            await visitor.ToCheckAsync(Journey.Known());
            await Task.WhenAll(visitor.PostAsync(), visitor.PostAsync(), visitor.PostAsync());
        }

        var last = program.NewVisitor();
        await last.ToSentAsync(Journey.Known());

        Assert.Equal("/melden/verzonden", last.Address);
    }

    [Fact]
    public async Task One_browser_sends_ten_an_hour_also_without_a_name_and_another_is_not_held_up()
    {
        await using var program = await StartAsync("ReportsPerVisitPerHour");
        var visitor = program.NewVisitor();
        for (var sent = 0; sent < 10; sent++)
            await visitor.ToSentAsync(Journey.Anonymous);
        await visitor.ToCheckAsync(Journey.Anonymous);
        await visitor.SendAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Answer.StatusCode);
        Assert.Contains("Elke avond harde muziek", visitor.Main, StringComparison.Ordinal);
        await using (var db = program.OpenDatabase())
            Assert.Equal(10, await db.Reports.CountAsync());
        var other = program.NewVisitor();
        await other.ToSentAsync(Journey.Anonymous);
        Assert.Equal("/melden/verzonden", other.Address);

        program.Clock.Advance(SendingTurns.Remembered);
        await visitor.SendAsync();
        Assert.Equal("/melden/verzonden", visitor.Address);
    }

    // Of all limits this one alone is within reach.
    private static async Task<WijkagentFactory> StartAsync(string limit)
    {
        var program = new WijkagentFactory { Settings = new Dictionary<string, string?>(NoLimits.Settings) { [$"Limits:{limit}"] = "10" } };
        await program.BuildTownAsync();
        return program;
    }
}
