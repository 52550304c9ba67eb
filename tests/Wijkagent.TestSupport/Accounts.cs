using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;

namespace Wijkagent.TestSupport;

/// <summary>
/// Accounts to test with. All have the same password, and staff the same key in an authenticator app; they sign in over
/// HTTP as their owners do.
/// </summary>
public sealed class Accounts(WijkagentFactory host)
{
    /// <summary>The password of every account.</summary>
    public const string Password = "een lang wachtwoord";

    /// <summary>The key in everybody's authenticator app, in base 32.</summary>
    public const string Key = "TESTTESTTESTTESTTESTTESTTESTTEST";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, long> lastSteps = [];

    /// <summary>Makes an account.</summary>
    /// <param name="email">The address to sign in with.</param>
    /// <param name="role">Its one role.</param>
    /// <param name="name">How others read who it is; the role when left out.</param>
    /// <param name="officer">The officer it belongs to.</param>
    /// <param name="team">The team it belongs to.</param>
    /// <param name="withApp">Whether an authenticator app is set up; by default for who needs one.</param>
    public async Task<User> AddAsync(
        string email, string role, string? name = null, Guid? officer = null, Guid? team = null, bool? withApp = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        if (!await roles.RoleExistsAsync(role))
            Demand(await roles.CreateAsync(new IdentityRole<Guid>(role)));
        var user = new User
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = name ?? role,
            OfficerId = officer,
            TeamId = team,
        };
        Demand(await users.CreateAsync(user, Password));
        Demand(await users.AddToRoleAsync(user, role));
        if (withApp ?? RoleNames.NeedSecondFactor([role]))
            await AddAppAsync(user);
        return user;
    }

    /// <summary>Signs in with password and code.</summary>
    /// <returns>The browser of somebody who is signed in.</returns>
    public async Task<HttpClient> SignInAsync(string email)
    {
        var client = host.CreateClient();
        var visitor = new Visitor(client);
        await visitor.GoAsync("/aanmelden");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = email, ["Password"] = Password });
        if (visitor.Address == "/aanmelden/code")
            await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = NextCode(email) });
        return visitor.Page.QuerySelector("form[action='/afmelden']") is not null ? client
            : throw new InvalidOperationException($"{email} is not signed in: {visitor.Address} says {string.Join(' ', visitor.Errors)}");
    }

    /// <summary>A code that was not used yet; the clock moves when the present one was.</summary>
    public string NextCode(string email)
    {
        if (lastSteps.TryGetValue(email, out var last) && last >= StepAt(host.Now))
            host.Clock.Advance(Step);
        lastSteps[email] = StepAt(host.Now);
        return CodeAt(host.Now);
    }

    /// <summary>What everybody's app shows at a moment.</summary>
    public static string CodeAt(DateTime at) => new Totp(Base32Encoding.ToBytes(Key)).ComputeTotp(at);

    private static long StepAt(DateTime at) => new DateTimeOffset(at).ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    private async Task AddAppAsync(User user)
    {
        var keys = host.Services.GetRequiredService<AuthenticatorKeys>();
        await using var db = host.OpenDatabase();
        db.AuthenticatorApps.Add(new AuthenticatorApp(user.Id, keys.Seal(Key), 0, host.Now));
        await db.SaveChangesAsync();
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
    }
}
