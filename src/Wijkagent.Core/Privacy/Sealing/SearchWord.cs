using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>
/// That a word is in a report or case, told by a keyed hash of it: texts that are sealed can be found, word by word, without
/// the database knowing which. What the hashes still tell is in ADR 0010.
/// </summary>
public sealed class SearchWord
{
    private SearchWord()
    {
    }

    /// <summary>A word of a report or case.</summary>
    public SearchWord(long hash, Guid ownerId) => (Hash, OwnerId) = (hash, ownerId);

    /// <summary>The first 64 bits of the word's keyed hash.</summary>
    public long Hash { get; private set; }

    /// <summary>The report or case.</summary>
    public Guid OwnerId { get; private set; }
}

internal sealed class SearchWordConfiguration : IEntityTypeConfiguration<SearchWord>
{
    public void Configure(EntityTypeBuilder<SearchWord> word)
    {
        word.HasKey(w => new { w.Hash, w.OwnerId });
        word.HasIndex(w => w.OwnerId);
    }
}
