using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Identity.SecondFactor;

/// <summary>A challenge that was answered, or a link that was followed: it may be used once only, and was.</summary>
public sealed class UsedProof
{
    private UsedProof()
    {
    }

    /// <summary>Used now.</summary>
    public UsedProof(byte[] hash, DateTime now) => (Hash, UsedAt) = (hash, now);

    /// <summary>SHA-256 of it.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>When it was used, UTC.</summary>
    public DateTime UsedAt { get; private set; }
}

/// <summary>
/// Lets a proof pass once. Only proofs that were found to be right are written down, so a stranger can't fill the table.
/// </summary>
public sealed class UsedProofs(WijkagentDbContext db, IDatabaseDialect dialect, TimeProvider clock)
{
    /// <summary>How long a proof is remembered: longer than any is good for.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Uses a proof.</summary>
    /// <returns>Whether it was the first time.</returns>
    public async Task<bool> UseAsync(string proof, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var used = new UsedProof(SHA256.HashData(Encoding.UTF8.GetBytes(proof)), now);
        db.UsedProofs.Add(used);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException failure) when (dialect.IsUniqueViolation(failure))
        {
            db.Entry(used).State = EntityState.Detached;
            return false;
        }
    }

    /// <summary>Deletes those that nothing can be done with any more.</summary>
    public Task ForgetAsync(CancellationToken cancel) => db.UsedProofs.PastAt(clock.GetUtcNow().UtcDateTime).ExecuteDeleteAsync(cancel);
}

/// <summary>Which used proofs are to go.</summary>
internal static class UsedProofQueries
{
    /// <summary>Those that were used longer than <see cref="UsedProofs.Remembered"/> before a moment, UTC.</summary>
    public static IQueryable<UsedProof> PastAt(this IQueryable<UsedProof> proofs, DateTime at)
    {
        var before = at - UsedProofs.Remembered;
        return proofs.Where(p => p.UsedAt < before);
    }
}

internal sealed class UsedProofConfiguration : IEntityTypeConfiguration<UsedProof>
{
    private const int Sha256Bytes = 32;

    public void Configure(EntityTypeBuilder<UsedProof> proof)
    {
        proof.HasKey(p => p.Hash);
        proof.Property(p => p.Hash).HasMaxLength(Sha256Bytes).IsFixedLength();
        proof.HasIndex(p => p.UsedAt);
    }
}
