using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Identity;

/// <summary>Address and password are not those of an account that may sign in; which of them is wrong is not told.</summary>
public sealed record SignInRefused : ForbiddenError;

/// <summary>
/// Checks address and password. An unknown address, a wrong password and a locked account are refused alike, after the
/// same work, so that nobody learns who has an account.
/// </summary>
public sealed class SignInCheck(UserManager<User> users)
{
    private static readonly User Nobody = new();

    // Made once, of something nobody knows, by the hasher that checks real passwords: it costs as much.
    private static readonly Lazy<string> NobodysHash = new(() =>
        new PasswordHasher<User>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>The account, or <see cref="SignInRefused"/>.</summary>
    public async Task<Result<User>> CheckAsync(string email, string password)
    {
        var typed = TypedText.Line(email, nameof(email), ReporterContact.EmailLength);
        var user = typed.IsDone ? await users.FindByEmailAsync(typed.Value) : null;
        var isRight = users.PasswordHasher.VerifyHashedPassword(
            user ?? Nobody, user?.PasswordHash ?? NobodysHash.Value, password) != PasswordVerificationResult.Failed;
        if (user?.PasswordHash is null || !isRight || !user.EmailConfirmed || await users.IsLockedOutAsync(user))
            return new SignInRefused();
        return user;
    }
}
