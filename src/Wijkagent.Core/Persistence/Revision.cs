using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wijkagent.Core.Persistence;

/// <summary>
/// Counts how often something that nodes hold in memory was changed, raised in the transaction of the change: a node
/// that sees another number reads it again.
/// </summary>
public sealed class Revision
{
    /// <summary>The revision of municipalities, districts and neighbourhoods.</summary>
    public const string Areas = "areas";

    /// <summary>The revision of officers, beats, absences, teams and stations.</summary>
    public const string Officers = "officers";

    private Revision()
    {
    }

    /// <summary>A first revision.</summary>
    public Revision(string name) => (Name, Number) = (name, 1);

    /// <summary>Of what.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How often it was changed.</summary>
    public int Number { get; private set; }

    /// <summary>It was changed once more.</summary>
    public void Raise() => Number++;
}

internal sealed class RevisionConfiguration : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.HasKey(r => r.Name);
        revision.Property(r => r.Name).HasMaxLength(40).IsUnicode(false);
        revision.Property(r => r.Number).IsConcurrencyToken();
    }
}

/// <summary>Raises revisions.</summary>
public static class RevisionExtensions
{
    /// <summary>Says, in the save that follows, that something nodes hold in memory was changed.</summary>
    public static async Task RaiseRevisionAsync(this WijkagentDbContext db, string name, CancellationToken cancel)
    {
        var revision = await db.Revisions.FindAsync([name], cancel);
        if (revision is null)
            db.Revisions.Add(new Revision(name));
        else
            revision.Raise();
    }
}
