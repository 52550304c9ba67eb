using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Identity;

/// <summary>Address and password open an account, and a refusal tells nothing of it.</summary>
public sealed class SignInCheckTests : IDisposable
{
    private const string Address = "wim@voorbeeld.nl";
    private const string Password = "een lang wachtwoord";

    private readonly TestDatabase database = new();
    private readonly CountingHasher hasher = new();

    [Theory]
    [InlineData("WIM@voorbeeld.nl", Password, true)]
    [InlineData(Address, "een ander wachtwoord", false)]
    [InlineData(Address, "", false)]
    [InlineData("niemand@voorbeeld.nl", Password, false)]
    public async Task The_right_address_and_password_alone_are_let_in_after_the_same_work(string address, string password, bool opens)
    {
        await AddAsync(_ => { });

        var found = await CheckAsync(address, password);

        Assert.Equal(opens, found.IsDone);
        Assert.Equal(opens ? Address : null, found.Value?.Email);
        Assert.Equal(opens ? null : new SignInRefused(), found.Error);
        Assert.Equal(1, hasher.Verified);
    }

    [Fact]
    public async Task An_account_that_is_closed_not_confirmed_or_has_no_password_is_refused_alike_after_the_same_work()
    {
        foreach (var (address, arrange) in new (string, Action<User>)[]
        {
            ("closed@voorbeeld.nl", u => u.Disable(DateTime.UnixEpoch)),
            ("unconfirmed@voorbeeld.nl", u => u.EmailConfirmed = false),
            ("bare@voorbeeld.nl", u => u.PasswordHash = null),
        })
        {
            await AddAsync(arrange, address);
            hasher.Verified = 0;
            Assert.Equal(new SignInRefused(), (await CheckAsync(address, Password)).Error);
            Assert.Equal(1, hasher.Verified);
        }
    }

    public void Dispose() => database.Dispose();

    private async Task AddAsync(Action<User> arrange, string address = Address)
    {
        var user = new User
        {
            UserName = address,
            NormalizedUserName = await database.HashOfAsync(address),
            Email = address,
            NormalizedEmail = await database.HashOfAsync(address),
            EmailConfirmed = true,
            PasswordHash = hasher.HashPassword(new User(), Password),
            SecurityStamp = "stempel",
        };
        arrange(user);
        await using var db = database.Open();
        db.Add(user);
        await db.SaveChangesAsync();
    }

    private async Task<Result<User>> CheckAsync(string address, string password)
    {
        var services = new ServiceCollection().AddLogging().AddScoped(_ => database.Open()).AddScoped<SignInCheck>().AddScoped<AuditLog>()
            .AddScoped(_ => new AuditContext(new AuditNode("test"), TimeProvider.System))
            .AddSingleton<NobodysPassword>().AddSingleton<PasswordTurns>().AddSingleton(TimeProvider.System).AddSingleton(TestDatabase.Dialect);
        database.AddSealing(services);
        services.AddIdentityCore<User>().AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<WijkagentDbContext>().AddUserStore<AccountStore>();
        services.AddSingleton<IPasswordHasher<User>>(hasher);
        await using var provider = services.BuildServiceProvider();
        await using var request = provider.CreateAsyncScope();
        return await request.ServiceProvider.GetRequiredService<SignInCheck>().CheckAsync(address, password, default);
    }

    private sealed class CountingHasher : PasswordHasher<User>
    {
        public int Verified { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
