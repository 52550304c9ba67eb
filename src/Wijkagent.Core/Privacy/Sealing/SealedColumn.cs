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
            {
                var name = NameOf(entity.ClrType, property.Name);
                property.SetValueConverter(property.GetValueConverter() is SealedTextColumn ? new SealedTextColumn(name) : new SealedColumn(name));
            }
        }
    }
}

/// <summary>
/// Keeps sealed texts in a column of text, which held them in the clear once: so they are taken over in the place where
/// they stand (<see cref="ClearTexts"/>), and until then nothing of them is lost.
/// </summary>
/// <param name="column">As of <see cref="SealedColumn"/>.</param>
internal sealed class SealedTextColumn(string column) : ValueConverter<SealedText, string>(
    text => Written(text.Envelope),
    written => SealedText.Kept(Read(written), column))
{
    /// <summary>How what is sealed begins; what begins otherwise is in the clear.</summary>
    public const string Mark = "sealed:";

    public SealedTextColumn()
        : this("")
    {
    }

    /// <summary>How many characters an envelope of so many bytes takes.</summary>
    public static int LengthOf(int bytes) => Mark.Length + (4 * ((bytes + 2) / 3));

    // What is no envelope opens nowhere: it is shown as what can't be read.
    private static byte[] Read(string written)
    {
        var envelope = new byte[written.Length];
        return written.StartsWith(Mark, StringComparison.Ordinal) && Convert.TryFromBase64String(written[Mark.Length..], envelope, out var length)
            ? envelope[..length]
            : [];
    }

    private static string Written(byte[] envelope) => Mark + Convert.ToBase64String(envelope);
}

/// <summary>How long sealed columns are.</summary>
internal static class SealedColumns
{
    // What is longer than SQL Server's rows take has no limit there.
    private const int LongestInRow = 8000;

    /// <summary>Makes room for a text of so many characters.</summary>
    public static PropertyBuilder<T> HoldsSealed<T>(this PropertyBuilder<T> property, int characters) =>
        SealedEnvelope.LengthOf(characters) is var bytes and <= LongestInRow ? property.HasMaxLength(bytes) : property;

    /// <summary>The same in a column that held it in the clear.</summary>
    public static PropertyBuilder<T> HoldsSealedInText<T>(this PropertyBuilder<T> property, int characters)
    {
        property.Metadata.SetValueConverter(new SealedTextColumn());
        return property.HasMaxLength(SealedTextColumn.LengthOf(SealedEnvelope.LengthOf(characters)));
    }
}
