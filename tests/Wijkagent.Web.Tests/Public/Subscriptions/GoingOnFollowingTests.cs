using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Wijkagent.Core.Subscriptions;
using Wijkagent.TestSupport;
using Wijkagent.Web.Emails;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Subscriptions;

/// <summary>Before following ends one mail says so, and a button keeps it for another year; who does nothing hears no more.</summary>
public sealed class GoingOnFollowingTests
{
    private static readonly TimeSpan UntilReminder = TimeSpan.FromDays(365 - Subscription.ReminderDays);

    [Fact]
    public async Task Who_follows_an_area_is_mailed_once_before_the_end_keeps_it_with_a_button_and_is_mailed_a_year_later_again()
    {
        using var program = await FollowingAnAreaTests.StartAsync();
        var visitor = await FollowAsync(program);
        var ended = await EndOfAreaAsync(program);
        program.Clock.Advance(UntilReminder - TimeSpan.FromHours(1));
        await FollowingAnAreaTests.LookAsync(program);
        Assert.Equal(0, await ToldAsync(program));
        program.Clock.Advance(TimeSpan.FromHours(2));
        await FollowingAnAreaTests.LookAsync(program);
        await FollowingAnAreaTests.LookAsync(program);
        var mail = await FollowingAnAreaTests.LastMailAsync(program);
        Assert.Equal((1, FollowingAnAreaTests.Address), (await ToldAsync(program), mail.To));
        Assert.StartsWith("Wilt u dit blijven volgen: de wijk ", mail.Subject, StringComparison.Ordinal);
        using (var message = program.Services.GetRequiredService<MailMessages>().Write(mail))
            Assert.Equal($"<{mail.StopUrl}>", message.Headers[HeaderId.ListUnsubscribe]);

        await visitor.GoAsync(FollowingAnAreaTests.LinkIn(mail));
        Assert.Equal("Wilt u dit gebied blijven volgen?", visitor.Heading);
        Assert.Equal(ended, await EndOfAreaAsync(program));
        for (var time = 0; time < 2; time++)
        {
            program.Clock.Advance(TimeSpan.FromDays(1));
            await visitor.GoAsync(FollowingAnAreaTests.LinkIn(mail));
            await visitor.SendAsync();
            Assert.Equal("U blijft dit volgen", visitor.Heading);
            Assert.Equal(program.Now.AddMonths(Subscription.LongestMonths), await EndOfAreaAsync(program));
        }

        Assert.Contains("U volgt dit tot en met ", visitor.Main, StringComparison.Ordinal);
        program.Clock.Advance(UntilReminder + TimeSpan.FromDays(1));
        await FollowingAnAreaTests.LookAsync(program);
        Assert.Equal((2, 1), (await ToldAsync(program), await FollowingAnAreaTests.CountAsync(program)));
        program.Clock.Advance(TimeSpan.FromDays(Subscription.ReminderDays));
        await FollowingAnAreaTests.LookAsync(program);
        Assert.Equal((2, 0), (await ToldAsync(program), await FollowingAnAreaTests.CountAsync(program)));
    }

    [Fact]
    public async Task Who_follows_a_problem_is_mailed_once_before_the_end_and_keeps_it_also_when_it_is_in_another_state_after()
    {
        using var program = await KnownTests.StartAsync();
        await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        await FollowingAProblemTests.ConfirmAsync(program);
        program.Clock.Advance(UntilReminder + TimeSpan.FromHours(1));
        await FollowingAProblemTests.LookAsync(program);
        await FollowingAProblemTests.LookAsync(program);
        var mail = await FollowingAnAreaTests.LastMailAsync(program);
        Assert.Equal((1, FollowingAProblemTests.Address, "Wilt u dit blijven volgen: Afval en verloedering"), (await ToldAsync(program), mail.To, mail.Subject));
        Assert.Contains("/volgen/stoppen/direct?sleutel=", mail.StopUrl, StringComparison.Ordinal);
        Assert.Contains("Afval en verloedering", mail.Html, StringComparison.Ordinal);

        var visitor = await program.NewVisitor().GoAsync(FollowingAnAreaTests.LinkIn(mail));
        Assert.Equal("Wilt u dit blijven volgen?", visitor.Heading);
        await visitor.SendAsync();

        var end = program.Now.AddMonths(Subscription.LongestMonths);
        Assert.Equal(("U blijft dit volgen", end), (visitor.Heading, await EndOfProblemAsync(program)));
        await FollowingAProblemTests.TakeInReviewAsync(program);
        Assert.Equal(end, await EndOfProblemAsync(program));
        Assert.Equal(1, await ToldAsync(program));
    }

    [Fact]
    public async Task Nothing_of_an_end_is_told_to_who_did_not_confirm()
    {
        using var program = await FollowingAnAreaTests.StartAsync();
        await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        await FollowingAProblemTests.AskAsync(program);
        var visitor = await program.NewVisitor().GoAsync($"/abonneren?gebied={await FollowingAnAreaTests.DistrictAsync(program)}");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = FollowingAnAreaTests.Address });

        await FollowingAnAreaTests.LookAsync(program);
        await FollowingAProblemTests.LookAsync(program);

        Assert.Equal((1, 1, 0), (await FollowingAnAreaTests.CountAsync(program), await FollowingAProblemTests.CountAsync(program), await ToldAsync(program)));
    }

    /// <summary>Somebody follows a district.</summary>
    internal static async Task<Visitor> FollowAsync(WijkagentFactory program, string rhythm = "Daily")
    {
        var visitor = await program.NewVisitor().GoAsync($"/abonneren?gebied={await FollowingAnAreaTests.DistrictAsync(program)}");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = FollowingAnAreaTests.Address, ["Form.Rhythm"] = rhythm });
        await visitor.GoAsync(FollowingAnAreaTests.LinkIn(await FollowingAnAreaTests.LastMailAsync(program)));
        return await visitor.SendAsync();
    }

    private static async Task<int> ToldAsync(WijkagentFactory program)
    {
        await using var db = program.OpenDatabase();
        return await db.Outbox.CountAsync(m => m.Template == nameof(FollowingEndsMail));
    }

    private static async Task<DateTime> EndOfAreaAsync(WijkagentFactory program)
    {
        await using var db = program.OpenDatabase();
        return (await db.AreaSubscriptions.SingleAsync()).EndsAt;
    }

    private static async Task<DateTime> EndOfProblemAsync(WijkagentFactory program)
    {
        await using var db = program.OpenDatabase();
        return (await db.Subscriptions.SingleAsync()).EndsAt;
    }
}
