using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>
/// The names of websites, as links and people write them. One is kept in small letters, in ASCII (RFC 5891) and without
/// «www.». A text is read as a browser reads a name (UTS #46, section 4): signs that nobody sees do not count, and letters
/// and dots of full width and the like are what they look like.
/// </summary>
public static partial class WebHost
{
    /// <summary>The longest name (RFC 1035, section 2.3.4).</summary>
    public const int Length = 253;

    private const string Www = "www.";

    private static readonly IdnMapping Names = new() { UseStd3AsciiRules = true };

    /// <summary>The website of a name or a whole address, as it is kept; null for anything else, such as a network address.</summary>
    public static string? Read(string typed)
    {
        try
        {
            var host = Names.GetAscii(Beginning().Match(AsRead(typed).Trim()).Groups["host"].Value.TrimEnd('.')).ToLowerInvariant();
            host = host.StartsWith(Www, StringComparison.Ordinal) ? host[Www.Length..] : host;
            var labels = host.Split('.');
            return labels.Length > 1 && labels.All(l => l.Length > 0) && !labels[^1].All(char.IsAsciiDigit) && host.Length <= Length ? host : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The websites to which a text links, each once, in the order of the text.</summary>
    public static IReadOnlyList<string> LinkedIn(string text) =>
        [.. Link().Matches(AsRead(text)).Select(link => Read(link.Value)).OfType<string>().Distinct()];

    /// <summary>
    /// Whether a text names this website or a part of it, with «https://» or without: who writes «casino.example» in plain
    /// words means it too. An e-mail address there is no link.
    /// </summary>
    public static bool IsNamedIn(string host, string text)
    {
        var shown = Shown(host);
        // Between two words some of what is not seen leaves room, or may end a line.
        string[] readings = [AsRead(text), AsRead(text, " ")];
        return readings.Any(read => IsWrittenIn(host, read) || (shown != host && IsWrittenIn(shown, read)));
    }

    /// <summary>A text in which names are looked for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unseen">What stands in it for what nobody sees. That goes first: it would part a letter from its accent.</param>
    internal static string AsRead(string text, string unseen = "") => Unseen.Replace(text, unseen).Normalize(NormalizationForm.FormKC).Replace('\u3002', '.');

    /// <summary>How people read it: «xn--caf-dma.example» is «café.example».</summary>
    public static string Shown(string host)
    {
        try
        {
            return Names.GetUnicode(host);
        }
        catch (ArgumentException)
        {
            return host;
        }
    }

    private static bool IsWrittenIn(string host, string text)
    {
        for (var at = text.IndexOf(host, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(host, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var after = text[(at + host.Length)..];
            if ((at == 0 || !IsOfName(text[at - 1])) && (after.Length == 0 || !IsOfName(after[0])) && !(after is ['.', var next, ..] && char.IsLetterOrDigit(next)))
                return true;
        }

        return false;
    }

    // Before it, a dot begins another part of the same website.
    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '@';

    [GeneratedRegex(@"^(?:https?://(?:[^/?#\s]*@)?)?(?<host>[\p{L}\p{M}\p{Nd}.-]+)(?:[/?#:]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"(?:https?://(?:[^/?#\s]*@)?|\bwww\.)[\p{L}\p{M}\p{Nd}.-]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
