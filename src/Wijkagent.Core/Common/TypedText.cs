namespace Wijkagent.Core.Common;

/// <summary>
/// Reads a text of a form: cleaned as <see cref="PlainText"/> does and held to its limit. Lengths are counted after
/// cleaning, in UTF-16 code units with a line end as one: as browsers count <c>maxlength</c> and as both databases
/// count their columns.
/// </summary>
public static class TypedText
{
    /// <summary>One line.</summary>
    /// <returns>The text, empty for nothing; <see cref="TextNotReadable"/> or <see cref="TextTooLong"/>.</returns>
    public static Result<string> Line(string? typed, string field, int limit) => Within(PlainText.Line(typed), field, limit);

    /// <summary>Several lines, ended by «\n».</summary>
    /// <returns>The text, empty for nothing; <see cref="TextNotReadable"/> or <see cref="TextTooLong"/>.</returns>
    public static Result<string> Lines(string? typed, string field, int limit) => Within(PlainText.Lines(typed), field, limit);

    private static Result<string> Within(string? text, string field, int limit) => text switch
    {
        null => new TextNotReadable(field),
        { Length: var length } when length > limit => new TextTooLong(field, limit),
        _ => text,
    };
}
