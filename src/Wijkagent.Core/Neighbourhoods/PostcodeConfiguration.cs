using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wijkagent.Core.Neighbourhoods;

internal sealed class PostcodeConfiguration : IEntityTypeConfiguration<Postcode>
{
    public void Configure(EntityTypeBuilder<Postcode> postcode)
    {
        postcode.HasKey(p => p.Code);
        postcode.Property(p => p.Code).HasMaxLength(Postcode.CodeLength).IsUnicode(false);
        postcode.Property(p => p.Place).HasMaxLength(Area.NameLength);
        postcode.HasIndex(p => p.Place);
        postcode.HasMany(p => p.Neighbourhoods).WithMany().UsingEntity("PostcodeNeighbourhood");
    }
}
