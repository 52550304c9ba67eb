using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Officers;

namespace Wijkagent.Core.Tests.Officers;

/// <summary>Messages that people send to an officer, and that this officer alone reads.</summary>
public sealed class OfficerMailboxTests
{
    [Fact]
    public async Task A_message_is_kept_once_however_often_the_form_is_sent()
    {
        using var desk = await Desk.BuildAsync();

        var results = await desk.TwiceAtOnceAsync<ContactMessageService, Result>(s => s.SendAsync(Message("een"), default));
        var later = await SendAsync(desk, Message("een"));
        await SendAsync(desk, Message("twee"));

        Assert.All(results.Append(later), r => Assert.Null(r.Error));
        await using var db = desk.Open();
        Assert.Equal(2, await db.ContactMessages.CountAsync());
        Assert.Equal(2, await db.Events.CountAsync(e => e.Name == nameof(ContactMessageSent) && e.ActorKind == ActorKind.Visitor));
    }

    [Fact]
    public async Task What_is_wrong_is_said_all_at_once_and_nothing_is_kept()
    {
        using var desk = await Desk.BuildAsync();

        Assert.Equal(
            [new ValueMissing("Name"), new TextTooLong("Text", 3000), new NotAnEmailAddress("Email")],
            Assert.IsType<SeveralInvalid>((await SendAsync(desk, Message("een") with { Name = " ", Email = "sjoerd", Text = new string('x', 3001) })).Error).All);
        Assert.Equal(new NotAnEmailAddress("Email"), (await SendAsync(desk, Message("een") with { Email = "a@b.nl, c@d.nl" })).Error);
        Assert.Equal(new TextNotReadable("Name"), (await SendAsync(desk, Message("een") with { Name = "a\uFFFE" })).Error);
        await using var db = desk.Open();
        Assert.Empty(await db.ContactMessages.ToListAsync());
    }

    [Fact]
    public async Task Nobody_writes_to_an_officer_who_is_not_there_or_left()
    {
        using var desk = await Desk.BuildAsync();
        await using (var db = desk.Open())
        {
            (await db.Officers.Include(o => o.Beats).SingleAsync(o => o.Id == desk.West.Id)).Leave(CoreHost.Now);
            await db.SaveChangesAsync();
        }

        Assert.Equal(new NothingHere(), (await SendAsync(desk, Message("een"))).Error);
        Assert.Equal(new NothingHere(), (await SendAsync(desk, Message("twee") with { OfficerSlug = "bestaat-niet", Name = "" })).Error);
    }

    [Fact]
    public async Task The_officer_reads_them_newest_first_and_nobody_else_does()
    {
        using var desk = await Desk.BuildAsync();
        await SendAsync(desk, Message("een"));
        await SendAsync(desk, Message("twee") with { Text = "Nieuwer" });

        Assert.Equal(["Nieuwer", "Dag,\nkunt u bellen?"], (await ListAsync(desk, desk.Wim)).Items.Select(m => m.Text.Value));
        Assert.Equal(2, await desk.InRequestAsync<OfficerMailbox, int>(m => m.CountWaitingAsync(desk.Wim, default)));

        // Elly is Wim's deputy and Cora their coordinator: these messages are not theirs.
        await using (var db = desk.Open())
        {
            (await db.Officers.Include(o => o.Absences).SingleAsync(o => o.Id == desk.West.Id)).BeAway(CoreHost.Now, CoreHost.Now.AddDays(1));
            await db.SaveChangesAsync();
        }

        var id = (await ListAsync(desk, desk.Wim)).Items[0].Id;
        foreach (var other in new[] { desk.Cora, await desk.ActorAsync(desk.Elly.UserId!.Value), Actor.Visitor })
        {
            Assert.Empty((await ListAsync(desk, other)).Items);
            Assert.Equal(new NothingHere(), (await desk.DoAsync<OfficerMailbox, Result>(m => m.HandleAsync(id, other, default))).Error);
        }
    }

    [Fact]
    public async Task What_was_dealt_with_moves_to_the_other_list_and_keeps_its_first_moment()
    {
        using var desk = await Desk.BuildAsync();
        await SendAsync(desk, Message("een"));
        var id = (await ListAsync(desk, desk.Wim)).Items.Single().Id;

        Assert.All(await desk.TwiceAtOnceAsync<OfficerMailbox, Result>(m => m.HandleAsync(id, desk.Wim, default)), r => Assert.Null(r.Error));
        var handledAt = desk.Clock.GetUtcNow().UtcDateTime;
        Assert.Null((await desk.DoAsync<OfficerMailbox, Result>(m => m.HandleAsync(id, desk.Wim, default))).Error);

        Assert.Empty((await ListAsync(desk, desk.Wim)).Items);
        Assert.Equal(handledAt, Assert.Single((await ListAsync(desk, desk.Wim, handled: true)).Items).HandledAt);
        Assert.Equal(0, await desk.InRequestAsync<OfficerMailbox, int>(m => m.CountWaitingAsync(desk.Wim, default)));
        await using var db = desk.Open();
        Assert.Equal(
            (ActorKind.Staff, desk.Wim.UserId, id),
            await db.Events.Where(e => e.Name == nameof(ContactMessageHandled)).Select(e => ValueTuple.Create(e.ActorKind, e.ActorUserId, e.SubjectId)).SingleAsync());
    }

    [Fact]
    public async Task A_page_past_the_end_is_the_last_one()
    {
        using var desk = await Desk.BuildAsync();
        await using (var db = desk.Open())
        {
            db.AddRange(Enumerable.Range(0, OfficerMailbox.PageSize + 1).Select(i => new ContactMessage(desk.West.Id, "Sjoerd", "s@voorbeeld.nl", "Dag", $"sleutel-{i}", CoreHost.Now)));
            await db.SaveChangesAsync();
        }

        var page = await ListAsync(desk, desk.Wim, page: 9);

        Assert.Equal((2, 1, OfficerMailbox.PageSize + 1), (page.Number, page.Items.Count, page.Total));
    }

    private static SendContactMessage Message(string key) => new("wim-west", "Sjoerd", "sjoerd@voorbeeld.nl", "Dag,\r\nkunt u bellen?", key);

    private static Task<Result> SendAsync(Desk desk, SendContactMessage message) =>
        desk.DoAsync<ContactMessageService, Result>(s => s.SendAsync(message, default));

    private static Task<Page<MailboxMessage>> ListAsync(Desk desk, Actor by, bool handled = false, int page = 1) =>
        desk.InRequestAsync<OfficerMailbox, Page<MailboxMessage>>(m => m.ListAsync(handled, page, by, default));
}
