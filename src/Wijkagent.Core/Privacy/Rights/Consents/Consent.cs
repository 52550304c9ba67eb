using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Identity;

namespace Wijkagent.Core.Privacy.Rights.Consents;

/// <summary>What somebody consents to.</summary>
public enum ConsentPurpose
{
    /// <summary>Making an account for a resident and keeping what it needs.</summary>
    Account,
}

/// <summary>
/// That somebody consented: to what, by which words, in which language and when (AVG, article 7(1): it has to be shown).
/// What was given is never changed, only withdrawn; who consents anew gets a new record.
/// </summary>
public sealed class Consent
{
    /// <summary>
    /// The version of the words that ask for it, which stand where residents sign in. It goes up when they change in any
    /// language: a test compares them.
    /// </summary>
    public const int PresentWords = 1;

    /// <summary>How long the name of a language is.</summary>
    public const int LanguageLength = 2;

    private Consent()
    {
    }

    /// <summary>Somebody consents, having read the words as they are now.</summary>
    public Consent(Guid userId, ConsentPurpose purpose, string language, DateTime now) =>
        (UserId, Purpose, Words, Language, GivenAt) = (userId, purpose, PresentWords, language, now);

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; private set; }

    /// <summary>To what.</summary>
    public ConsentPurpose Purpose { get; private set; }

    /// <summary>The version of the words that were shown.</summary>
    public int Words { get; private set; }

    /// <summary>The language in which they were shown: nl or en.</summary>
    public string Language { get; private set; } = "";

    /// <summary>When it was given, UTC.</summary>
    public DateTime GivenAt { get; private set; }

    /// <summary>When it was withdrawn, UTC; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>It is taken back. Once is enough.</summary>
    public void Withdraw(DateTime now) => WithdrawnAt ??= now;
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.Property(c => c.Language).HasMaxLength(Consent.LanguageLength).IsUnicode(false);
        consent.HasIndex(c => c.UserId);
        // It proves why there is an account, and without one it proves nothing of anybody: it goes with it.
        consent.HasOne<User>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
