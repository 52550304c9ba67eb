using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Web.Commands;

/// <summary>There is no password: it is typed at a prompt or read from the standard input, never given as an argument.</summary>
public sealed record PasswordMissing : InvalidError;

/// <summary>The account can't be made as asked.</summary>
/// <param name="Reason">The rule of the account that was broken.</param>
public sealed record UserRefused(string Reason) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Reason];
}

/// <summary>There is no officer or team with this slug.</summary>
/// <param name="Slug">The slug.</param>
public sealed record SlugUnknown(string Slug) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Slug];
}

/// <summary>An officer sees the reports of the own beat, so an account without an officer would see none.</summary>
public sealed record OfficerMissing : InvalidError;

/// <summary>A coordinator sees the reports of the team, so an account without a team would see none.</summary>
public sealed record TeamMissing : InvalidError;

/// <summary><c>create-user</c>: makes an account, the first administrator's among them.</summary>
internal static class CreateUserCommand
{
    private sealed record CreateUser(string Email, string Name, string[] Roles, string? Officer, string? Team);

    public static Command Make(CommandHost host)
    {
        var email = new Argument<string>("EMAIL") { Description = CommandText.Get("Email") };
        var name = new Option<string>("--name") { Description = CommandText.Get("Name"), Required = true };
        var roles = new Option<string[]>("--role")
        {
            Description = CommandText.Get("Role"),
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        roles.AcceptOnlyFromAmong([.. RoleNames.All]);
        var officer = new Option<string?>("--officer") { Description = CommandText.Get("OfficerSlug") };
        var team = new Option<string?>("--team") { Description = CommandText.Get("TeamSlug") };
        var fromInput = new Option<bool>("--password-stdin") { Description = CommandText.Get("PasswordStdin") };
        var command = new Command("create-user", CommandText.Get("CreateUser")) { email, name, roles, officer, team, fromInput };
        command.SetAction((parsed, cancel) => host.RunSealedAsync(async (services, stop) =>
        {
            var input = new CreateUser(
                parsed.GetRequiredValue(email).Trim(), parsed.GetRequiredValue(name).Trim(), parsed.GetRequiredValue(roles),
                parsed.GetValue(officer), parsed.GetValue(team));
            var password = await PasswordAsync(host.Console, parsed.GetValue(fromInput), stop);
            return password is null ? new PasswordMissing() : await CreateAsync(services, input, password, stop);
        }, cancel));
        return command;
    }

    private static async Task<string?> PasswordAsync(CommandConsole console, bool fromInput, CancellationToken cancel)
    {
        var password = fromInput ? await console.In.ReadLineAsync(cancel)
            : console.IsTerminal ? await new TextPrompt<string>(CommandText.Get("Password")).Secret(null).ShowAsync(AnsiConsole.Console, cancel)
            : null;
        return string.IsNullOrEmpty(password) ? null : password;
    }

    private static async Task<Result<string>> CreateAsync(
        IServiceProvider services, CreateUser input, string password, CancellationToken cancel)
    {
        if (!EmailAddress.IsOne(input.Email))
            return new UserRefused(CommandText.Get("EmailInvalid"));
        if (input.Name.Length is 0 or > User.DisplayNameLength)
            return new UserRefused(CommandText.Get("NameInvalid", User.DisplayNameLength));

        if (input.Roles.Contains(RoleNames.Officer) && input.Officer is null)
            return new OfficerMissing();

        var db = services.GetRequiredService<WijkagentDbContext>();
        var officer = input.Officer is null ? null : await db.Officers.SingleOrDefaultAsync(o => o.Slug == input.Officer && o.LeftAt == null, cancel);
        if (input.Officer is not null && officer is null)
            return new SlugUnknown(input.Officer);
        var team = input.Team is null ? null : await db.Teams.SingleOrDefaultAsync(t => t.Slug == input.Team, cancel);
        if (input.Team is not null && team is null)
            return new SlugUnknown(input.Team);
        if (input.Roles.Contains(RoleNames.Coordinator) && (officer?.TeamId ?? team?.Id) is null)
            return new TeamMissing();

        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var user = new User
            {
                UserName = input.Email,
                Email = input.Email,
                EmailConfirmed = true,
                DisplayName = input.Name,
                OfficerId = officer?.Id,
                TeamId = officer?.TeamId ?? team?.Id,
            };
            var refused = await StoreAsync(services, user, password, [.. input.Roles.Distinct()]);
            if (refused is not null)
                return refused;
            services.GetRequiredService<AccountNews>().Record(user, new AccountMade([.. input.Roles.Distinct()]), Actor.System);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return (Result<string>)CommandText.Get("UserCreated", input.Email, string.Join(", ", input.Roles.Distinct()));
        });
    }

    private static async Task<UserRefused?> StoreAsync(IServiceProvider services, User user, string password, string[] roles)
    {
        var users = services.GetRequiredService<UserManager<User>>();
        var known = services.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        await known.AddMissingAsync(roles);
        var created = await users.CreateAsync(user, password);
        if (created.Succeeded)
            created = await users.AddToRolesAsync(user, roles);
        return created.Succeeded ? null : new UserRefused(Words(created.Errors.First()));
    }

    private static string Words(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) or nameof(IdentityErrorDescriber.DuplicateEmail) => CommandText.Get("EmailTaken"),
        nameof(IdentityErrorDescriber.InvalidUserName) or nameof(IdentityErrorDescriber.InvalidEmail) => CommandText.Get("EmailInvalid"),
        nameof(PasswordTooShort) => CommandText.Get("PasswordTooShort", PasswordRules.Shortest),
        nameof(PasswordTooLong) => CommandText.Get("PasswordTooLong", PasswordRules.Longest),
        nameof(PasswordTooEasy) => CommandText.Get("PasswordTooEasy"),
        _ => error.Description,
    };
}
