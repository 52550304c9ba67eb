using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Privacy.Sealing;

/// <summary>What versions kept in the clear that did not seal it yet is sealed before anybody is served.</summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class ClearTextsTests : IDisposable
{
    private const string Address = "zz-wim@voorbeeld.nl";
    private const string Name = "zz-Wim «van» West";
    private const string Reason = "zz-de rechter vraagt ernaar";
    private const string Actor = "zz-Cora";
    private const string Stranger = "zz-Iemand";

    private readonly TestDatabase database = new();
    private readonly Guid account = Guid.CreateVersion7();
    private readonly Guid hold = Guid.CreateVersion7();
    private readonly ServiceProvider services;

    public ClearTextsTests()
    {
        var collection = new ServiceCollection().AddLogging().AddScoped(_ => database.Open()).AddScoped<ClearTexts>()
            .AddSingleton(TimeProvider.System).AddSingleton(TestDatabase.Dialect);
        database.AddSealing(collection);
        collection.AddIdentityCore<User>().AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<WijkagentDbContext>().AddUserStore<AccountStore>();
        services = collection.BuildServiceProvider();
    }

    public void Dispose()
    {
        services.Dispose();
        database.Dispose();
    }

    [Fact]
    public async Task A_database_of_before_is_sealed_once_and_holds_none_of_it_any_more()
    {
        await FillAsBeforeAsync();
        Assert.True(IsInFiles(Address) && IsInFiles("ZZ-WIM") && IsInFiles(Name) && IsInFiles(Reason) && IsInFiles(Actor) && IsInFiles(Stranger));

        Assert.Equal(4, await SealAsync());
        Assert.Equal(0, await SealAsync());

        Assert.False(IsInFiles(Address) || IsInFiles("ZZ-WIM") || IsInFiles(Name) || IsInFiles(Reason) || IsInFiles(Actor) || IsInFiles(Stranger));
        await using var db = database.Open();
        var user = await db.Users.SingleAsync();
        Assert.Equal((Address, Address, Name), (user.Email, user.UserName, user.DisplayName));
        Assert.Equal(Reason, (await db.LegalHolds.SingleAsync()).Reason.Value);
        Assert.Equal((await database.HashOfAsync(Address), user.NormalizedUserName), (user.NormalizedEmail, user.NormalizedEmail));
    }

    [Fact]
    public async Task Names_of_staff_stand_by_what_they_did_and_one_that_is_nobodys_is_not_lost()
    {
        await FillAsBeforeAsync();

        await SealAsync();

        await using var db = database.Open();
        var (held, told) = (await db.LegalHolds.SingleAsync(), await db.Events.SingleAsync());
        Assert.Equal((account, account, Actor), (told.ActorUserId, held.SetById, await db.NameOfAsync(account)));
        Assert.NotNull(held.LiftedById);
        Assert.Equal(Stranger, await db.NameOfAsync(held.LiftedById));
        Assert.Equal(2, await db.StaffNames.CountAsync());
    }

    [Fact]
    public async Task Its_owner_is_found_by_the_address_whatever_its_capitals()
    {
        await FillAsBeforeAsync();
        await SealAsync();
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();

        Assert.Equal((account, Name), (await users.FindByEmailAsync(Address.ToUpperInvariant())) is { } user ? (user.Id, user.DisplayName) : default);
        Assert.NotNull(await users.FindByNameAsync(Address));
        Assert.Null(await users.FindByEmailAsync("zz-wim@voorbeeld.n"));
    }

    [Fact]
    public async Task Of_an_account_that_was_erased_since_the_copy_nothing_can_be_read_and_its_owner_is_nobody()
    {
        await FillAsBeforeAsync();
        await services.GetRequiredService<ContentKeys>().DestroyAsync([account], default);

        await SealAsync();

        Assert.False(IsInFiles(Address) || IsInFiles(Name));
        await using (var db = database.Open())
        {
            // By the hash it is erased again.
            var user = await db.Users.SingleAsync();
            Assert.Equal((await database.HashOfAsync(Address), true), (user.NormalizedEmail, user.SealedEmail!.IsGone));
        }

        await using var scope = services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByEmailAsync(Address));
    }

    [Fact]
    public async Task Names_that_were_changed_places_or_written_by_somebody_else_do_not_open()
    {
        await FillAsBeforeAsync();
        await SealAsync();
        await using (var db = database.OpenSealed())
            await db.Database.ExecuteSqlAsync($"UPDATE AspNetUsers SET DisplayName = Email, Email = 'boef@voorbeeld.nl'");

        await using var read = database.Open();
        var user = await read.Users.SingleAsync();
        Assert.Equal((true, true), (user.SealedName.IsGone, user.SealedEmail!.IsGone));
    }

    /// <summary>As the migration before left it.</summary>
    private async Task FillAsBeforeAsync()
    {
        await using var db = database.Open();
        var before = db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_AccountsSealed", StringComparison.Ordinal)).Last();
        await db.GetService<IMigrator>().MigrateAsync(before);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO AspNetUsers (Id, UserName, NormalizedUserName, Email, NormalizedEmail, DisplayName, EmailConfirmed,
                PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
            VALUES ({account}, {Address}, {Address.ToUpperInvariant()}, {Address}, {Address.ToUpperInvariant()}, {Name}, 1, 0, 0, 0, 0)
            """);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO LegalHolds (Id, SubjectId, Code, Reason, SetBy, SetAt, LiftedBy, LiftedAt, Version)
            VALUES ({hold}, {Guid.NewGuid()}, 'WA-2026-AAAAAA', {Reason}, {Actor}, '2026-03-02 11:00:00', {Stranger}, '2026-03-03 11:00:00', 1)
            """);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO Events (Id, OccurredAt, Sequence, Name, ActorKind, ActorUserId, ActorName, SubjectType, SubjectId, Payload)
            VALUES ({Guid.NewGuid()}, '2026-03-02 11:00:00', 0, 'LegalHoldSet', 'Staff', {account}, {Actor}, 'LegalHold', {hold}, {"{}"})
            """);
        await db.Database.MigrateAsync();
    }

    private async Task<int> SealAsync()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClearTexts>().RunAsync(default);
    }

    private bool IsInFiles(string text) => database.Files.Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.GetBuffer().AsSpan(0, (int)all.Length).IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });
}
