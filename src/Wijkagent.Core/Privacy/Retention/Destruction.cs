using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>
/// A line of the register of destruction (Archiefwet 1995, article 8 of the Archiefbesluit): what kind of thing was destroyed, how many,
/// when and by which rule. Nothing of what was in it.
/// </summary>
public sealed class Destruction
{
    private Destruction()
    {
    }

    /// <summary>So many were destroyed.</summary>
    public Destruction(RetentionRule rule, int count, DateTime now) => (Rule, Count, DestroyedAt) = (rule, count, now);

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>By which rule, which says of what kind too.</summary>
    public RetentionRule Rule { get; private set; }

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime DestroyedAt { get; private set; }
}

internal sealed class DestructionConfiguration : IEntityTypeConfiguration<Destruction>
{
    public void Configure(EntityTypeBuilder<Destruction> destruction) => destruction.HasIndex(d => d.DestroyedAt);
}

/// <summary>A night in which the job did its work: a node that takes one leaves it to no other.</summary>
public sealed class RetentionNight
{
    /// <summary>After how long a night that was begun and not finished is taken up by another node.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private RetentionNight()
    {
    }

    /// <summary>A node begins with a night.</summary>
    public RetentionNight(DateOnly day, DateTime now) => (Day, BegunAt) = (day, now);

    /// <summary>The day in the Netherlands on which the night ends.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>When a node last began with it, UTC.</summary>
    public DateTime BegunAt { get; private set; }

    /// <summary>When all was done, UTC; null while it is not.</summary>
    public DateTime? FinishedAt { get; private set; }

    /// <summary>Whether it is to be done: it was begun long ago, by a node that did not come to the end.</summary>
    public bool IsLeft(DateTime now) => FinishedAt is null && now - BegunAt >= Patience;

    /// <summary>Another node takes it up.</summary>
    public void BeginAgain(DateTime now) => BegunAt = now;

    /// <summary>All was done.</summary>
    public void Finish(DateTime now) => FinishedAt = now;
}

internal sealed class RetentionNightConfiguration : IEntityTypeConfiguration<RetentionNight>
{
    public void Configure(EntityTypeBuilder<RetentionNight> night)
    {
        night.HasKey(n => n.Day);
        night.Property(n => n.BegunAt).IsConcurrencyToken();
    }
}
