using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wijkagent.Core.Common;

internal static class LocalizedColumns
{
    public static void Configure(ComplexPropertyBuilder<LocalizedText> text, int maxLength)
    {
        text.Property(t => t.Nl).HasMaxLength(maxLength);
        text.Property(t => t.En).HasMaxLength(maxLength);
    }
}
