using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>What people write to an officer, and who reads it: the officer's page and the desk promise the same.</summary>
public sealed class MailboxTests
{
    private const string Mailbox = "/kantoor/berichten";

    [Fact]
    public async Task Only_the_officer_it_was_written_to_reads_a_message_as_both_pages_say()
    {
        await using var desk = await DeskTown.BuildAsync();
        await AddMessageAsync(desk, desk.West.Id);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var deputy = await desk.SignInAsync(RoleNames.Officer, desk.East);
        var coordinator = await desk.SignInAsync(RoleNames.Coordinator);
        await SendAwayAsync(desk);

        Assert.Contains("Kunt u langskomen?", await MainTextAsync(officer, Mailbox), StringComparison.Ordinal);
        Assert.Contains("Alleen u leest ze, uw vervanger niet.", await MainTextAsync(officer, Mailbox), StringComparison.Ordinal);
        Assert.DoesNotContain("Kunt u langskomen?", await MainTextAsync(deputy, Mailbox), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.GetAsync(new Uri(Mailbox, UriKind.Relative))).StatusCode);
        Assert.Null((await DeskTown.PageAsync(coordinator, "/kantoor")).QuerySelector($"a[href='{Mailbox}']"));
        Assert.Contains(
            "Alleen Wim leest uw bericht, een vervanger niet.",
            await MainTextAsync(desk.Host.CreateClient(), "/wijkagenten/wim-west"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_writes_to_an_officer_who_is_away_reads_when_it_is_read()
    {
        await using var desk = await DeskTown.BuildAsync();
        await SendAwayAsync(desk);
        using var resident = desk.Host.CreateClient();

        Assert.Contains("leest dan uw bericht", await MainTextAsync(resident, "/wijkagenten/wim-west"), StringComparison.Ordinal);
        Assert.Contains("antwoordt u daarna", await MainTextAsync(resident, "/wijkagenten/wim-west/berichten/verzonden"), StringComparison.Ordinal);
    }

    private static Task AddMessageAsync(DeskTown desk, Guid officerId) => desk.Host.ArrangeAsync(db =>
    {
        db.Add(new ContactMessage(officerId, "Sjoerd Smit", "s@voorbeeld.nl", "Kunt u langskomen?", "sleutel", desk.Host.Now));
        return Task.CompletedTask;
    });

    private static Task SendAwayAsync(DeskTown desk) => desk.Host.ArrangeAsync(async db =>
    {
        var officer = await db.Officers.Include(o => o.Absences).SingleAsync(o => o.Id == desk.West.Id);
        officer.BeAway(desk.Host.Now.AddDays(-1), desk.Host.Now.AddDays(7));
        await db.RaiseRevisionAsync(Revision.Officers, CancellationToken.None);
    });

    private static async Task<string> MainTextAsync(HttpClient browser, string address) =>
        (await DeskTown.PageAsync(browser, address)).QuerySelector("main")!.TextContent;
}
