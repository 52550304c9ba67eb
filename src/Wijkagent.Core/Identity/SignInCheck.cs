using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Identity;

/// <summary>Address and password are not those of an account that may sign in; which of them is wrong is not told.</summary>
public sealed record SignInRefused : ForbiddenError;

/// <summary>
/// Checks address and password. An unknown address, a wrong password and an account that was closed are refused alike, after the
/// same work, so that nobody learns who has an account.
/// </summary>
public sealed class SignInCheck(UserManager<User> users, NobodysPassword nobody, PasswordTurns turns, AuditLog log)
{
    /// <summary>The account, or <see cref="SignInRefused"/>.</summary>
    public async Task<Result<User>> CheckAsync(string email, string password, CancellationToken cancel)
    {
        var typed = TypedText.Line(email, nameof(email), ReporterContact.EmailLength);
        var user = typed.IsDone ? await users.FindByEmailAsync(typed.Value) : null;
        var isRight = await turns.TakeAsync(() => IsRightAsync(user, password), cancel);
        if (user is { IsOpen: true } && isRight)
            return user;
        await log.NoteRefusalAsync(user?.Id, nameof(SignInWay.Password), cancel);
        return new SignInRefused();
    }

    private async Task<bool> IsRightAsync(User? user, string password)
    {
        if (user?.PasswordHash is null)
        {
            users.PasswordHasher.VerifyHashedPassword(NobodysPassword.Nobody, nobody.Hash, password);
            return false;
        }

        // Also makes the hash anew when it was made at a lower cost.
        return await users.CheckPasswordAsync(user, password);
    }
}
