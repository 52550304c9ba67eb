using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Administration;

namespace Wijkagent.Web.Backoffice.Users;

/// <summary>What an account is for.</summary>
public sealed class RolesForm
{
    public IReadOnlyList<string>? Roles { get; set; }

    /// <summary>The page of an officer: its address, or the last part of it.</summary>
    public string? Officer { get; set; }

    /// <summary>The slug of a team.</summary>
    public string? Team { get; set; }

    public ChosenRoles ToInput() => new(Roles, Officer, Team);
}

/// <summary>What somebody is called.</summary>
public sealed class NameCorrectionForm
{
    public string? Name { get; set; }
}

/// <summary>Why somebody does without the second factor for once.</summary>
public sealed class FactorResetForm
{
    public string? Reason { get; set; }
}

/// <summary>What the page of an account shows. The forms carry what was typed when one of them was refused.</summary>
public sealed class UserPage : VerbPage
{
    public required UserFile User { get; init; }

    public required IReadOnlyList<TeamName> Teams { get; init; }

    /// <summary>Whether it is the account of who looks: that one is looked after by a colleague.</summary>
    public required bool IsOwn { get; init; }

    public RolesForm UserRoles { get; set; } = new();

    public NameCorrectionForm NameCorrection { get; set; } = new();

    public FactorResetForm FactorReset { get; set; } = new();

    /// <inheritdoc />
    public override bool Offers(string form) => !IsOwn && form switch
    {
        nameof(UserRoles) or nameof(NameCorrection) => true,
        nameof(FactorReset) => User.Factors.Any || User.Factors.RecoveryCodes > 0,
        _ => false,
    };

    /// <inheritdoc />
    protected override string? Typed => OpenForm switch
    {
        nameof(FactorReset) => FactorReset.Reason,
        nameof(NameCorrection) => NameCorrection.Name,
        _ => null,
    };
}

/// <summary>Gathers what the page of an account shows.</summary>
public sealed class UserPages(UserDirectory directory)
{
    /// <summary>The page, or null when the account is not there for this person.</summary>
    public async Task<UserPage?> FindAsync(Guid id, Actor actor, string? done, CancellationToken cancel) =>
        await directory.FindAsync(id, actor, cancel) is not { } user ? null : new UserPage
        {
            User = user,
            Teams = await directory.TeamsAsync(cancel),
            IsOwn = id == actor.UserId,
            UserRoles = new RolesForm { Roles = user.Row.Roles, Officer = user.OfficerSlug, Team = user.TeamSlug },
            NameCorrection = new NameCorrectionForm { Name = user.Row.Name },
            Done = done,
        };
}
