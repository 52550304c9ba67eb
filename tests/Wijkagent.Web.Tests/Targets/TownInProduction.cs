using Microsoft.AspNetCore.Identity;
using OtpNet;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Targets;

/// <summary>The small town with one officer, on a database of its own, for a program that runs in Production and sets no limits.</summary>
internal sealed class TownInProduction : IDisposable
{
    private const string Email = "wim@voorbeeld.nl";

    public TestDatabase Database { get; } = new();

    /// <summary>The officer of the western district, who has an account.</summary>
    public Officer Officer { get; private set; } = null!;

    /// <summary>What the program is told. Its mail server is never there.</summary>
    public Dictionary<string, string?> Settings => new(Database.Settings.Concat(NoLimits.Settings))
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Site:BaseUrl"] = WijkagentFactory.BaseUrl,
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = "9",
        ["Serilog:MinimumLevel:Default"] = "Error",
    };

    public static async Task<TownInProduction> BuildAsync()
    {
        var built = new TownInProduction();
        var town = new TownBuilder();
        await using var db = built.Database.Open();
        await town.AddToAsync(db);
        built.Officer = await town.AddOfficerAsync(db, "Wim", "West", officer => TownBuilder.Has(officer, town.West));

        var user = User.OfProved(Email, built.Officer.Name);
        (user.OfficerId, user.TeamId) = (built.Officer.Id, town.Team.Id);
        user.SecurityStamp = Guid.NewGuid().ToString();
        user.PasswordHash = new PasswordHasher<User>().HashPassword(user, Accounts.Password);
        var role = new IdentityRole<Guid>(RoleNames.Officer) { NormalizedName = RoleNames.Officer.ToUpperInvariant() };
        db.Add(role);
        await db.SaveChangesAsync();
        // The program has keys of its own: it seals the account when it starts.
        user.Id = Guid.CreateVersion7();
        await db.AddClearAsync(user);
        db.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = role.Id });
        await db.SaveChangesAsync();
        return built;
    }

    /// <summary>Signs the officer in for the first time: with the password, and by setting up an app with codes.</summary>
    public static async Task SignInAsync(Visitor visitor)
    {
        await visitor.GoAsync("/aanmelden");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = Email, ["Password"] = Accounts.Password });
        var key = Base32Encoding.ToBytes(visitor.Text("#sleutel").Replace(" ", "", StringComparison.Ordinal));
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Code"] = new Totp(key).ComputeTotp(DateTime.UtcNow) });
    }

    public void Dispose() => Database.Dispose();
}
