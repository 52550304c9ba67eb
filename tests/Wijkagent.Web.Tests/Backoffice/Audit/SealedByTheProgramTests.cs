using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice.Audit;

/// <summary>What the running program does with its own audit log: seals what was written, and signs the days that are over.</summary>
public sealed class SealedByTheProgramTests : IDisposable
{
    private readonly WijkagentFactory host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task What_was_noted_is_sealed_and_a_day_that_is_over_is_signed()
    {
        await host.Accounts.AddAsync("aat@voorbeeld.nl", RoleNames.Auditor);
        await host.Accounts.SignInAsync("aat@voorbeeld.nl");
        await SealAsync();
        host.Clock.Advance(TimeSpan.FromDays(2));
        await host.Accounts.SignInAsync("aat@voorbeeld.nl");
        await SealAsync();

        await using var db = host.OpenDatabase();
        Assert.Equal(2, await db.AuditSeals.Select(s => s.Stream).Distinct().CountAsync());
        Assert.NotEmpty(await db.AuditCheckpoints.ToListAsync());
    }

    [Fact]
    public async Task Another_node_that_is_a_moment_earlier_seals_and_signs_and_nothing_is_done_twice()
    {
        await host.Accounts.AddAsync("aat@voorbeeld.nl", RoleNames.Auditor);
        await host.Accounts.SignInAsync("aat@voorbeeld.nl");

        await SealAsync(Overtake);
        // A day that is over has nothing left to seal, and is signed.
        host.Clock.Advance(TimeSpan.FromDays(2));
        await SealAsync(Overtake);

        await using var db = host.OpenDatabase();
        Assert.Single(await db.AuditSeals.ToListAsync());
        Assert.Single(await db.AuditCheckpoints.ToListAsync());
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task Of_two_nodes_that_end_the_same_day_of_the_log_one_does_and_writes_it_down_once()
    {
        var day = host.Now.AddMonths(-RetentionTerms.AuditLogMonths).AddDays(-2);
        await using (var db = host.OpenDatabase())
        {
            await new AuditLog(db, new AuditContext(new AuditNode("web-1"), new FakeTimeProvider(day)), null!)
                .NoteAsync(new AuditNote(AuditActivity.Viewed, "Report"), Actor.System, default);
            db.AuditCheckpoints.Add(new AuditCheckpoint(DateOnly.FromDateTime(day), "[]", new byte[AuditChain.HashLength], day));
            await db.SaveChangesAsync();
        }

        var ended = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(EndAsync)));

        Assert.Equal([new RuleCount(RetentionRule.AuditLog, 1)], ended.SelectMany(counts => counts));

        await using var after = host.OpenDatabase();
        Assert.Equal(1, (await after.AuditEndings.SingleAsync()).Entries);
        Assert.Equal(RetentionRule.AuditLog, (await after.Destructions.SingleAsync()).Rule);
        Assert.Single(await after.AuditEntries.Where(e => e.Activity == AuditActivity.Deleted).ToListAsync());
    }

    private async Task<IReadOnlyList<RuleCount>> EndAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Destroying>().RunAsync(default);
    }

    private void Overtake(object? sender, SavingChangesEventArgs saving) => SealAsync().GetAwaiter().GetResult();

    private async Task SealAsync(EventHandler<SavingChangesEventArgs>? beforeSave = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WijkagentDbContext>().SavingChanges += beforeSave;
        await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(CancellationToken.None);
    }
}
