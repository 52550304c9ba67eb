using System.Globalization;

namespace Wijkagent.Core.Common;

/// <summary>A text kept in both languages of the portal.</summary>
/// <param name="Nl">Dutch, never empty.</param>
/// <param name="En">English; where it is empty the Dutch is shown.</param>
public sealed record LocalizedText(string Nl, string En)
{
    /// <summary>The text in the language of the page that is being made.</summary>
    public override string ToString() => In(CultureInfo.CurrentUICulture);

    /// <summary>The text in a language, Dutch where there is no other.</summary>
    public string In(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "en" && En.Length > 0 ? En : Nl;
}
