using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wijkagent.Core.Identity.SecondFactor;

/// <summary>
/// The app on somebody's phone that gives a code every half minute. Apart from the account, which Identity writes as a
/// whole: a code that was used must not be forgotten because something else changed at the same moment.
/// </summary>
public sealed class AuthenticatorApp
{
    private AuthenticatorApp()
    {
    }

    /// <summary>The app of somebody.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="key">The key that it shares with us, encrypted.</param>
    /// <param name="step">The half minute of the code that it just showed.</param>
    /// <param name="now">The moment, UTC.</param>
    public AuthenticatorApp(Guid userId, byte[] key, long step, DateTime now)
    {
        UserId = userId;
        Renew(key, step, now);
    }

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The key it shares with us, encrypted with the key ring.</summary>
    public byte[] Key { get; private set; } = [];

    /// <summary>The half minute (since 1970) of the last code that was used: that one and older ones are worth nothing.</summary>
    public long LastStep { get; private set; }

    /// <summary>How many wrong codes were tried since the last right one.</summary>
    public int WrongCodes { get; private set; }

    /// <summary>Until when no code is looked at, UTC; null when they are.</summary>
    public DateTime? PausedUntil { get; private set; }

    /// <summary>When it was set up, UTC.</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>Another app, with another key, comes in its place.</summary>
    public void Renew(byte[] key, long step, DateTime now)
    {
        (Key, LastStep, MadeAt) = (key, step, now);
        (WrongCodes, PausedUntil) = (0, null);
    }
}

/// <summary>A code on paper that stands in for the app once. Only its SHA-256 is kept; 120 random bits can't be guessed back.</summary>
public sealed class RecoveryCode
{
    private RecoveryCode()
    {
    }

    /// <summary>A code of somebody.</summary>
    public RecoveryCode(Guid userId, byte[] hash) => (UserId, Hash) = (userId, hash);

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; private set; }

    /// <summary>SHA-256 of the code.</summary>
    public byte[] Hash { get; private set; } = [];
}

internal sealed class AuthenticatorAppConfiguration : IEntityTypeConfiguration<AuthenticatorApp>
{
    // 32 characters of base 32, and what the key ring adds to them.
    private const int KeyBytes = 300;

    public void Configure(EntityTypeBuilder<AuthenticatorApp> app)
    {
        app.HasKey(a => a.UserId);
        app.Property(a => a.Key).HasMaxLength(KeyBytes);
        app.HasOne<User>().WithOne().HasForeignKey<AuthenticatorApp>(a => a.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    private const int Sha256Bytes = 32;

    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.HasKey(c => new { c.UserId, c.Hash });
        code.Property(c => c.Hash).HasMaxLength(Sha256Bytes).IsFixedLength();
        code.HasOne<User>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
