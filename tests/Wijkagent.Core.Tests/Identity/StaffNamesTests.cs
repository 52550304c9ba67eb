using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Identity;

public sealed class StaffNamesTests
{
    [Fact]
    public async Task What_somebody_is_called_is_kept_once_with_the_first_thing_done_and_not_of_who_is_no_staff()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await using var db = desk.Open();
        Assert.Empty(await db.StaffNames.ToListAsync());

        await desk.HandleAsync(h => h.OpenAsync(code, desk.Wim, default));
        await desk.StartCaseAsync(code);

        var kept = await db.StaffNames.SingleAsync();
        Assert.Equal((desk.Wim.UserId!.Value, "Wim West"), (kept.UserId, kept.Name.ToString()));
    }

    [Fact]
    public async Task A_save_that_is_taken_back_leaves_no_name_that_a_node_takes_for_kept_and_one_that_holds_is_not_asked_again()
    {
        using var desk = await Desk.BuildAsync();
        var known = new KnownNames(desk.Clock);
        await using (var db = await OpenAsync(desk, known))
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await ActAsync(db, desk.Wim);
            await transaction.RollbackAsync();
        }

        await using var again = await OpenAsync(desk, known);
        await ActAsync(again, desk.Wim);
        Assert.Equal("Wim West", await desk.Open().NameOfAsync(desk.Wim.UserId));

        await again.StaffNames.ExecuteDeleteAsync();
        again.ChangeTracker.Clear();
        await ActAsync(again, desk.Wim);
        Assert.Empty(await desk.Open().StaffNames.ToListAsync());
        desk.Clock.Advance(KnownNames.Remembered);
        await ActAsync(again, desk.Wim);
        Assert.Single(await desk.Open().StaffNames.ToListAsync());
    }

    [Fact]
    public async Task Who_acts_under_another_name_is_called_so_in_what_was_done_before_and_an_account_alone_renames_nothing()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.HandleAsync(h => h.OpenAsync(code, desk.Wim, default));
        await using (var db = desk.Open())
        {
            (await db.Users.SingleAsync(u => u.Id == desk.Wim.UserId)).DisplayName = "Wim van West";
            await db.SaveChangesAsync();
            Assert.Equal("Wim West", await db.NameOfAsync(desk.Wim.UserId));
            await ActAsync(db, desk.Wim with { Name = "Wim van West" });
        }

        var names = await desk.InRequestAsync<StaffNames, NamesOfStaff>(n => n.OfAsync([desk.Wim.UserId, null, desk.Elly.UserId], default));
        Assert.Equal(("Wim van West", "", ""), (names.Of(desk.Wim.UserId), names.Of(null), names.Of(desk.Elly.UserId)));
    }

    [Fact]
    public async Task Names_are_found_by_a_part_whatever_its_capitals_and_accents()
    {
        using var desk = await Desk.BuildAsync();
        await using (var db = desk.Open())
        {
            db.AddRange(new StaffName(desk.Wim.UserId!.Value, "Wim Wést"), new StaffName(desk.Elly.UserId!.Value, "Elly Oost"));
            await db.SaveChangesAsync();
        }

        Assert.Equal([desk.Wim.UserId!.Value], await HavingAsync(desk, "WEST"));
        Assert.Equal([desk.Elly.UserId!.Value], await HavingAsync(desk, "oost"));
        Assert.Empty(await HavingAsync(desk, "Zuid"));
    }

    [Fact]
    public async Task A_name_outlives_the_account_and_goes_with_its_key_when_nothing_names_it_any_more()
    {
        using var desk = await Desk.BuildAsync();
        Guid gone, named, key;
        await using (var db = desk.Open())
        {
            var (first, second) = (new StaffName(Guid.NewGuid(), "Nergens"), new StaffName(Guid.NewGuid(), "Ergens"));
            db.AddRange(first, second, new StaffName(desk.Wim.UserId!.Value, "Wim West"));
            db.LegalHolds.Add(new LegalHold(Guid.NewGuid(), "WA-2026-AAAAAA", "De rechter", Actor.System, CoreHost.Now));
            await db.SaveChangesAsync();
            await db.LegalHolds.ExecuteUpdateAsync(h => h.SetProperty(x => x.LiftedById, second.UserId));
            (gone, named, key) = (first.UserId, second.UserId, first.Id);
        }

        Assert.Equal([new RuleCount(RetentionRule.NameOfStaff, 1)], await desk.InRequestAsync<DestructionPlan, IReadOnlyList<RuleCount>>(d => d.CountAsync(default)));
        Assert.Equal([new RuleCount(RetentionRule.NameOfStaff, 1)], await desk.InRequestAsync<Destroying, IReadOnlyList<RuleCount>>(d => d.RunAsync(default)));

        await using var left = desk.Open();
        Assert.Equal(new[] { named, desk.Wim.UserId!.Value }.Order(), (await left.StaffNames.Select(n => n.UserId).ToListAsync()).Order());
        Assert.DoesNotContain(gone, await left.StaffNames.Select(n => n.UserId).ToListAsync());
        await using var keys = desk.OpenKeys();
        Assert.Null((await keys.Keys.SingleAsync(k => k.Id == key)).Wrapped);
    }

    private static Task<IReadOnlyList<Guid>> HavingAsync(Desk desk, string words) =>
        desk.InRequestAsync<StaffNames, IReadOnlyList<Guid>>(n => n.HavingAsync(words, default));

    private static async Task<WijkagentDbContext> OpenAsync(Desk desk, KnownNames known)
    {
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        desk.Database.Use(options);
        return new WijkagentDbContext(options.Options, null, await desk.InRequestAsync<Contents, Contents>(Task.FromResult), known);
    }

    private static async Task ActAsync(WijkagentDbContext db, Actor by)
    {
        db.Events.Add(EventRecord.Of(new RaisedEvent(new ReportTakenInReview(), by, CoreHost.Now), nameof(Report), Guid.NewGuid(), "{}", 0));
        await db.SaveChangesAsync();
    }
}
