using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Identity;

/// <summary>
/// What somebody of the staff is called, for all that says what they did: that holds the key of the account alone. It has a
/// content key of its own, as it stays when the account is gone, for as long as something names it.
/// </summary>
public sealed class StaffName : IHoldsContent
{
    /// <summary>The longest name.</summary>
    public const int NameLength = 200;

    private StaffName()
    {
    }

    /// <summary>The name of somebody who does something for the first time.</summary>
    public StaffName(Guid userId, string name) => (UserId, Name) = (userId, SealedText.Of(name));

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>
    /// By what it is named: the account, also when that is gone. Of what an earlier version kept without one, a key that is
    /// nobody's. Who does two things at once for the first time can have two rows that say the same.
    /// </summary>
    public Guid UserId { get; private set; }

    /// <summary>The name.</summary>
    public SealedText Name { get; private set; } = null!;

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => Id;

    /// <summary>Somebody is called otherwise now: what was done before tells the new name too.</summary>
    internal void Rename(string name)
    {
        if (Name.Value != name)
            Name = SealedText.Of(name);
    }
}

internal sealed class StaffNameConfiguration : IEntityTypeConfiguration<StaffName>
{
    public void Configure(EntityTypeBuilder<StaffName> name)
    {
        // In a column of text: a migration brings names of before in as they stood (ClearTexts).
        name.Property(n => n.Name).HoldsSealedInText(StaffName.NameLength);
        name.HasIndex(n => n.UserId);
    }
}
