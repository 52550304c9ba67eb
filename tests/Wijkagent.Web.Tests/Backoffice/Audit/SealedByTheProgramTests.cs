using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
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

    private void Overtake(object? sender, SavingChangesEventArgs saving) => SealAsync().GetAwaiter().GetResult();

    private async Task SealAsync(EventHandler<SavingChangesEventArgs>? beforeSave = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WijkagentDbContext>().SavingChanges += beforeSave;
        await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(CancellationToken.None);
    }
}
