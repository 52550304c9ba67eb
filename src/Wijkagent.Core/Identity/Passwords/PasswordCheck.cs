using Microsoft.AspNetCore.Identity;

namespace Wijkagent.Core.Identity.Passwords;

/// <summary>Lets Identity hold every password to <see cref="PasswordRules"/>, wherever it is set.</summary>
public sealed class PasswordCheck : IPasswordValidator<User>
{
    private const string Field = "Password";

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var wrong = PasswordRules.Check(password ?? "", Field, user.Email, user.DisplayName);
        return Task.FromResult(wrong is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = wrong.Name, Description = wrong.Name }));
    }
}
