using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>Keeps sealed texts in a column, and nothing that was not sealed.</summary>
/// <param name="column">The name that binds a text to its column, e.g. <c>Report.Text</c>; never to be changed.</param>
internal sealed class SealedColumn(string column) : ValueConverter<SealedText, byte[]>(
    text => text.Envelope,
    envelope => SealedText.Kept(envelope, column))
{
    public SealedColumn()
        : this("")
    {
    }

    /// <summary>The name of the column of a property.</summary>
    public static string NameOf(Type entity, string property) => $"{entity.Name}.{property}";

    /// <summary>Binds the texts of each sealed column of a model to that column.</summary>
    public static void BindAll(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties().Where(p => p.ClrType == typeof(SealedText)))
                property.SetValueConverter(new SealedColumn(NameOf(entity.ClrType, property.Name)));
        }
    }
}

/// <summary>How long sealed columns are.</summary>
internal static class SealedColumns
{
    // What is longer than SQL Server's rows take has no limit there.
    private const int LongestInRow = 8000;

    /// <summary>Makes room for a text of so many characters.</summary>
    public static PropertyBuilder<T> HoldsSealed<T>(this PropertyBuilder<T> property, int characters) =>
        SealedEnvelope.LengthOf(characters) is var bytes and <= LongestInRow ? property.HasMaxLength(bytes) : property;
}
