namespace Wijkagent.Core.Common;

/// <summary>
/// The codes by which people name reports (<c>WA-2026-7K3MQ9</c>), cases (<c>ZK-2026-4M2Q7X</c>) and requests about their data
/// (<c>VZ-2026-9T5RWC</c>). They are drawn,
/// not counted: nothing can be told from them, and nodes need not agree. They are no secrets.
/// </summary>
public static class PublicCode
{
    private const int PrefixLength = 2;
    private const int YearLength = 4;
    private const int DrawnLength = 6;
    private const string ReportPrefix = "WA";

    /// <summary>A code for a new report.</summary>
    public static string ForReport(DateTime now) => New(ReportPrefix, now);

    /// <summary>A number for a new case.</summary>
    public static string ForCase(DateTime now) => New("ZK", now);

    /// <summary>A code for a new request about somebody's data.</summary>
    public static string ForRequest(DateTime now) => New("VZ", now);

    /// <summary>
    /// A code as somebody typed it, with or without spaces and hyphens, in the form it is kept; null when it can't be one.
    /// </summary>
    public static string? Normalise(string? typed)
    {
        var signs = string.Concat((typed ?? "").ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c)));
        if (signs.Length != PrefixLength + YearLength + DrawnLength)
            return null;
        var (prefix, year, drawn) = (signs[..PrefixLength], signs[PrefixLength..^DrawnLength], signs[^DrawnLength..]);
        if (prefix is not (ReportPrefix or "ZK" or "VZ") || !year.All(char.IsAsciiDigit))
            return null;
        return Crockford.Normalise(drawn) is { } code ? $"{prefix}-{year}-{code}" : null;
    }

    /// <summary>Whether what somebody typed is the code of a report, there or not.</summary>
    public static bool IsOfReport(string? typed) => Normalise(typed)?.StartsWith(ReportPrefix, StringComparison.Ordinal) == true;

    private static string New(string prefix, DateTime now) =>
        $"{prefix}-{WorkingTime.DayOf(now).Year}-{Crockford.Random(DrawnLength)}";
}
