using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Agenda;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Core.Tests.Privacy.Retention;

public sealed class LeftOfficersTests
{
    [Fact]
    public async Task What_the_page_of_an_officer_told_goes_when_the_officer_leaves()
    {
        using var desk = await Desk.BuildAsync();
        await LeaveAsync(desk, desk.West.Id);

        await using var db = desk.Open();
        var left = await db.Officers.Include(o => o.Absences).Include(o => o.ConsultationHours).SingleAsync(o => o.Id == desk.West.Id);
        Assert.Equal((new LocalizedText("", ""), "", new Socials(null, null, null)), (left.About, left.Phone, left.Socials));
        Assert.Empty(left.Absences);
        Assert.Empty(left.ConsultationHours);
        Assert.Equal(desk.West.Name, left.Name);
    }

    [Fact]
    public async Task An_officer_who_left_is_forgotten_after_a_year_with_what_was_told_in_the_officers_name()
    {
        using var desk = await Desk.BuildAsync();
        await LeaveAsync(desk, desk.West.Id);

        desk.Clock.SetUtcNow(CoreHost.Now.AddMonths(12).AddTicks(-10));
        Assert.Empty(await RunAsync(desk));
        desk.Clock.SetUtcNow(CoreHost.Now.AddMonths(12));
        Assert.Equal([new RuleCount(RetentionRule.OfficerWhoLeft, 1)], await PlanAsync(desk));
        Assert.Equal([new RuleCount(RetentionRule.OfficerWhoLeft, 1)], await RunAsync(desk));

        await using var db = desk.Open();
        Assert.False(await db.Officers.AnyAsync(o => o.Id == desk.West.Id));
        Assert.Empty(await db.Bulletins.ToListAsync());
        Assert.Null((await db.CommunityEvents.SingleAsync()).OfficerId);
        Assert.Null((await db.Users.SingleAsync(u => u.Id == desk.Wim.UserId)).OfficerId);
        Assert.True(await db.Officers.AnyAsync());
        Assert.Empty(await RunAsync(desk));
    }

    [Fact]
    public async Task Who_worked_on_a_case_is_known_as_long_as_the_case_is_there()
    {
        using var desk = await Desk.BuildAsync();
        await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth));
        await LeaveAsync(desk, desk.West.Id);
        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(3));

        Assert.Empty(await RunAsync(desk));

        await using var db = desk.Open();
        Assert.Equal(desk.West.Name, (await db.Officers.SingleAsync(o => o.Id == desk.West.Id)).Name);
    }

    [Fact]
    public async Task To_whom_a_message_is_there_is_known_as_long_as_it_is_there()
    {
        using var desk = await Desk.BuildAsync();
        await LeaveAsync(desk, desk.West.Id);
        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(3));
        await using (var db = desk.Open())
        {
            db.Add(new ContactMessage(desk.West.Id, "Jo", "jo@example.nl", "Dag", "sleutel", CoreHost.Now.AddYears(2).AddDays(1)));
            await db.SaveChangesAsync();
        }

        Assert.Empty(await PlanAsync(desk));
        Assert.Empty(await RunAsync(desk));

        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([new RuleCount(RetentionRule.OfficerWhoLeft, 1)], await PlanAsync(desk));
        Assert.Equal([new RuleCount(RetentionRule.OfficerWhoLeft, 1)], await RunAsync(desk));
    }

    private static async Task LeaveAsync(Desk desk, Guid id)
    {
        await using var db = desk.Open();
        var officer = await db.Officers.Include(o => o.Beats).Include(o => o.Absences).Include(o => o.ConsultationHours).SingleAsync(o => o.Id == id);
        officer.Describe(new OfficerDetails(
            officer.FirstName, officer.LastName, new("Over mij", "About me"), "0900-8844", new Socials("https://x.com/wim", null, null)));
        officer.BeAway(CoreHost.Now, CoreHost.Now.AddDays(1));
        officer.HoldConsultationHour(new ConsultationHour(DayOfWeek.Monday, new(9, 0), new(10, 0), "Buurthuis", "Plein 1"));
        db.Add(new Bulletin(desk.Town.West.Id, id, new("Buurtbericht", "Bulletin"), new("Dag buurt", "Hello"), CoreHost.Now));
        db.Add(new CommunityEvent(
            desk.Town.West.Id, id, CommunityEventKind.Walk, new("Wandeling", "Walk"), new("Loop mee", "Walk along"), "Plein", CoreHost.Now, CoreHost.Now.AddHours(1)));
        await db.SaveChangesAsync();
        officer.Leave(CoreHost.Now);
        await db.SaveChangesAsync();
    }

    private static async Task<IReadOnlyList<RuleCount>> PlanAsync(Desk desk) => OfOfficers(
        await desk.InRequestAsync<DestructionPlan, IReadOnlyList<RuleCount>>(d => d.CountAsync(default)));

    private static async Task<IReadOnlyList<RuleCount>> RunAsync(Desk desk) => OfOfficers(
        await desk.InRequestAsync<Destroying, IReadOnlyList<RuleCount>>(d => d.RunAsync(default)));

    private static List<RuleCount> OfOfficers(IEnumerable<RuleCount> counts) => [.. counts.Where(c => c.Rule == RetentionRule.OfficerWhoLeft)];
}
