using System.Globalization;

namespace Wijkagent.Web.Shared;

/// <summary>
/// A number of things in a text. The text says both words, <c>{0:dag|dagen}</c>, and gets the number with the one that
/// fits: «1 dag», «3 dagen». Both languages of the portal say «0 dagen» and «0 days».
/// </summary>
/// <param name="Value">How many.</param>
/// <param name="Limit">Where counting stopped; from there on a plus stands behind the number. Null when all were counted.</param>
public readonly record struct Amount(int Value, int? Limit = null) : IFormattable
{
    /// <inheritdoc />
    public override string ToString() => ToString(null, CultureInfo.CurrentCulture);

    /// <summary>The number, and behind it the word that fits when there are two to choose from.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (format?.Split('|') is not [var one, var more])
            return Value.ToString(format, formatProvider);
        var number = Value.ToString("N0", formatProvider) + (Value >= Limit ? "+" : "");
        return $"{number} {(Value == 1 ? one : more)}";
    }
}
