using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>
/// The key under which the texts of one report, case or message are sealed, wrapped with the master key. When it is
/// destroyed the row stays without it: what it opened is gone, and not lost. No backup of the database holds these rows, so
/// they also tell what must go again when an older copy is put back.
/// </summary>
public sealed class ContentKey
{
    private ContentKey()
    {
    }

    /// <summary>A key that was just made.</summary>
    public ContentKey(Guid id, byte[] wrapped, DateTime now) => (Id, Wrapped, MadeAt) = (id, wrapped, now);

    /// <summary>That something was destroyed that never had a key, such as an account.</summary>
    internal static ContentKey Gone(Guid id, DateTime now) => new() { Id = id, MadeAt = now, DestroyedAt = now, IsInUse = true };

    /// <summary>The key of the report, case or message.</summary>
    public Guid Id { get; private set; }

    /// <summary>The content key, wrapped; null once it was destroyed.</summary>
    public byte[]? Wrapped { get; private set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>When it was destroyed, UTC.</summary>
    public DateTime? DestroyedAt { get; private set; }

    /// <summary>Whether what it is for was seen in the database: until then its save may have failed.</summary>
    public bool IsInUse { get; private set; }
}

/// <summary>
/// The content keys, in a database of their own that no backup of the other one holds: whoever has one of them has nothing.
/// </summary>
public sealed class ContentKeysDbContext(DbContextOptions<ContentKeysDbContext> options) : DbContext(options)
{
    /// <summary>The table of its migrations; another than the main database's, should both be one.</summary>
    public const string HistoryTable = "__ContentKeysMigrations";

    /// <summary>The keys.</summary>
    public DbSet<ContentKey> Keys => Set<ContentKey>();

    // Not by a class of its own: those are the main database's.
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<ContentKey>(key =>
    {
        key.ToTable("ContentKeys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Wrapped).HasMaxLength(1000);
        key.HasIndex(k => new { k.IsInUse, k.MadeAt });
        key.HasIndex(k => k.DestroyedAt);
    });

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>().HavePrecision(6);
}
