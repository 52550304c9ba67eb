using System.Security.Cryptography;
using System.Text;

namespace Wijkagent.Core.Common;

/// <summary>
/// Codes that people read, type and spell over the phone: Douglas Crockford's base 32, without I, L, O and U.
/// Source: crockford.com/base32.html.
/// </summary>
public static class Crockford
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A random code; five bits a character.</summary>
    public static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>
    /// What was typed, in any case, with or without spaces and hyphens, O for 0 and I or L for 1; null when something
    /// else is in it.
    /// </summary>
    public static string? Normalise(string? typed)
    {
        var read = new StringBuilder();
        foreach (var c in typed ?? "")
        {
            if (c is ' ' or '-')
                continue;
            var letter = char.ToUpperInvariant(c) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                var other => other,
            };
            if (!Alphabet.Contains(letter))
                return null;
            read.Append(letter);
        }

        return read.Length > 0 ? read.ToString() : null;
    }

    /// <summary>In groups of five, as it is easiest to copy by hand.</summary>
    public static string InGroups(string code) => string.Join(' ', code.Chunk(5).Select(group => new string(group)));
}
