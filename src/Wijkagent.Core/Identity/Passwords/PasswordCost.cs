using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Wijkagent.Core.Identity.Passwords;

/// <summary>How much work it takes to try one password.</summary>
public static class PasswordCost
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512: OWASP Password Storage Cheat Sheet, 2023 and since.</summary>
    public const int Rounds = 210_000;
}

/// <summary>
/// A password that nobody has. It is checked where an address is unknown, at the cost of a real one, so that the time
/// an answer takes does not tell who has an account.
/// </summary>
public sealed class NobodysPassword(IOptions<PasswordHasherOptions> cost)
{
    private readonly string hash = new PasswordHasher<User>(cost).HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>Whose it would be.</summary>
    public static User Nobody { get; } = new();

    /// <summary>What would be kept of it.</summary>
    public string Hash => hash;
}
