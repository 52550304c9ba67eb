using System.Globalization;
using System.Net.Mail;
using System.Text;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Notifications;

/// <summary>What may stand on an envelope.</summary>
public static class EmailAddress
{
    private const int LocalPartLength = 64;

    // How a label of other letters begins when it is written in plain ones (RFC 5890).
    private const string Encoded = "xn--";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// Whether the text is one address and nothing else: no display name, comment, list, control character or space, not
    /// longer than RFC 5321 allows (64 before the @, 254 in all), with a domain of at least two labels, which may be
    /// international (<c>café.example</c>).
    /// </summary>
    public static bool IsOne(string? typed)
    {
        if (typed is null || typed.Length > OutboxMessage.AddressLength || typed.Any(IsForbidden))
            return false;
        if (!MailAddress.TryCreate(typed, out var read) || read.Address != typed || read.DisplayName.Length > 0)
            return false;
        return read.User.Length <= LocalPartLength && !read.User.StartsWith('.') && !read.User.EndsWith('.')
            && !read.User.Contains("..", StringComparison.Ordinal) && IsDomain(read.Host);
    }

    /// <summary>
    /// One address as somebody typed it. A domain that is not plain letters is written in the one way that mail goes by: each
    /// letter has forms that look otherwise and lead to the same mailbox.
    /// </summary>
    /// <returns>The address, or <see cref="NotAnEmailAddress"/>; nothing typed is none.</returns>
    public static Result<string> Read(string? typed, string field) =>
        // A line first: half a character would be a fault of the database's, not of the person's.
        TypedText.Line(typed, field, OutboxMessage.AddressLength) is { Value: { } line } && IsOne(line) ? Canonical(line) : new NotAnEmailAddress(field);

    private static string Canonical(string address)
    {
        var host = address.LastIndexOf('@') + 1;
        var isPlain = Ascii.IsValid(address.AsSpan(host)) && !address.Contains(Encoded, StringComparison.OrdinalIgnoreCase);
        return isPlain ? address : address[..host] + Idn.GetUnicode(Idn.GetAscii(address, host));
    }

    private static bool IsForbidden(char c) => char.IsControl(c) || char.IsWhiteSpace(c) || ",;<>\"()\\".Contains(c);

    private static bool IsDomain(string host)
    {
        try
        {
            var ascii = Idn.GetAscii(host);
            var labels = ascii.Split('.');
            return labels.Length > 1 && labels.All(l => l.Length is > 0 and <= 63) && !labels[^1].All(char.IsAsciiDigit);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
