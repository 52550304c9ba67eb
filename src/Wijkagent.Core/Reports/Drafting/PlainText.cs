using System.Globalization;
using System.Text;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>
/// A text in plain signs, as people read it: without what nobody sees, and with one space, hyphen, dot, digit and letter for
/// all that look like it. It knows where each sign stood. The browser does the same (<c>plain</c> in <c>mind.js</c>).
/// </summary>
internal sealed class PlainText
{
    private const int FromFullWidth = '\uFF01' - '!';

    private readonly string typed;
    private readonly List<int> places = [];

    /// <summary>Reads a text.</summary>
    public PlainText(string typed)
    {
        this.typed = typed;
        var (words, place) = (new StringBuilder(typed.Length), 0);
        foreach (var sign in typed.EnumerateRunes())
        {
            if (!Unseen.Is(sign))
            {
                var plain = Plain(sign).ToString();
                words.Append(plain);
                for (var part = 0; part < plain.Length; part++)
                    places.Add(place + part);
            }

            place += sign.Utf16SequenceLength;
        }

        Words = words.ToString();
    }

    /// <summary>The plain signs.</summary>
    public string Words { get; }

    /// <summary>Where a plain sign stood in the text itself.</summary>
    public int PlaceOf(int index) => places[index];

    /// <summary>What stands there in the text itself.</summary>
    /// <param name="start">Where it begins in the plain signs.</param>
    /// <param name="length">How many of them it is, one at least.</param>
    public string Typed(int start, int length) => typed[places[start]..(places[start + length - 1] + 1)];

    // A longer dash stands between two parts of a sentence, and joins no numbers.
    private static Rune Plain(Rune sign) => sign.Value switch
    {
        < 0x80 => sign,
        >= 0xFF01 and <= 0xFF5E => new Rune(sign.Value - FromFullWidth),
        (>= 0x2010 and <= 0x2013) or 0x2212 or 0xFE63 => new Rune('-'),
        0x3002 or 0xFF61 => new Rune('.'),
        _ => Rune.GetUnicodeCategory(sign) == UnicodeCategory.SpaceSeparator ? new Rune(' ') : sign,
    };
}
