using System.Reflection;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>A row with sealed texts.</summary>
internal interface IHoldsContent
{
    /// <summary>The key of the row: its texts open in it alone.</summary>
    Guid RowId { get; }

    /// <summary>The key of the report, case or message that its texts live and end with; the content key has the same.</summary>
    Guid ContentKeyId { get; }
}

/// <summary>What is found by words.</summary>
internal interface IFoundByWords
{
    /// <summary>The text, while it is new; null for what no words may lead to.</summary>
    string? TextToFind { get; }
}

/// <summary>What the owner of an e-mail address finds by it. The address itself is sealed.</summary>
internal interface IFoundByAddress
{
    /// <summary>The address, while the row is new; null for what has none.</summary>
    string? AddressToFind { get; }

    /// <summary>Keeps the keyed hash of the address.</summary>
    void BeFoundBy(byte[]? hash);
}

/// <summary>Which properties of a type hold sealed texts.</summary>
/// <typeparam name="T">An entity, or what a query projects.</typeparam>
internal static class SealedIn<T>
{
    private static readonly Func<T, SealedText?>[] Readers =
    [
        .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.PropertyType == typeof(SealedText) && p.GetIndexParameters().Length == 0)
            .Select(p => p.GetMethod!.CreateDelegate<Func<T, SealedText?>>()),
    ];

    /// <summary>All sealed texts in one holder.</summary>
    /// <exception cref="InvalidOperationException">The type has none: something else was meant.</exception>
    public static IEnumerable<SealedText> Of(T holder)
    {
        if (Readers.Length == 0)
            throw new InvalidOperationException($"There is no sealed text in a {typeof(T).Name}.");
        foreach (var read in Readers)
        {
            if (read(holder) is { } text)
                yield return holder is IHoldsContent row && !text.IsFresh ? text.ReadIn(row.RowId) : text;
        }
    }
}
