using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;

namespace Wijkagent.Core.Statistics;

internal sealed class AreaFiguresConfiguration : IEntityTypeConfiguration<AreaFigures>
{
    public void Configure(EntityTypeBuilder<AreaFigures> figures)
    {
        figures.HasKey(f => new { f.AreaCode, f.Year });
        figures.Property(f => f.AreaCode).HasMaxLength(Area.CodeLength).IsUnicode(false);
        figures.Property(f => f.Values)
            .HasConversion<JsonColumn<IReadOnlyDictionary<string, double>>, JsonComparer<IReadOnlyDictionary<string, double>>>();
    }
}
