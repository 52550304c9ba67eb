using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// Why somebody did what had to be given a reason, in the words that were typed. An entry is chained as it is and can't be
/// sealed later, and such words may be about anybody: the entry names them by their key, and they end with its stream.
/// </summary>
public sealed class AuditReason : IHoldsContent
{
    /// <summary>How long the key is as an entry names it.</summary>
    public const int KeyLength = 36;

    private AuditReason()
    {
    }

    /// <summary>The reason of an entry in a stream.</summary>
    public AuditReason(string stream, string words) => (Stream, Words) = (stream, SealedText.Of(words));

    /// <summary>The key, by which the entry names it.</summary>
    public Guid Id { get; private set; }

    /// <summary>The chain of that entry.</summary>
    public string Stream { get; private set; } = "";

    /// <summary>The words.</summary>
    public SealedText Words { get; private set; } = null!;

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => Id;
}

internal sealed class AuditReasonConfiguration : IEntityTypeConfiguration<AuditReason>
{
    public void Configure(EntityTypeBuilder<AuditReason> reason)
    {
        // Written out in the migrations, as those of the log itself: a reason goes with the stream of its entry alone.
        reason.ToTable("AuditReasons", table => table.HasTrigger("AuditReasonsKept"));
        reason.Property(r => r.Stream).HasMaxLength(AuditEntry.StreamLength).IsUnicode(false);
        reason.Property(r => r.Words).HoldsSealed(AuditEntry.ReasonLength);
        reason.HasIndex(r => r.Stream);
    }
}
