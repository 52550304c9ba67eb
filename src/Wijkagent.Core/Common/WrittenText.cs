namespace Wijkagent.Core.Common;

/// <summary>Checks a text that somebody wrote, before it is kept.</summary>
public static class WrittenText
{
    /// <summary>The text cleaned, over several lines, or what is wrong with it.</summary>
    /// <param name="field">The input, as the service's input record names it.</param>
    /// <param name="text">What was written.</param>
    /// <param name="limit">The longest that is kept, in UTF-16 code units.</param>
    /// <returns>The text, or <see cref="ValueMissing"/>, <see cref="TextTooLong"/> or <see cref="TextNotReadable"/>.</returns>
    public static Result<string> Lines(string field, string? text, int limit) => Check(field, PlainText.Lines(text), limit);

    /// <summary>The text cleaned, on one line, or what is wrong with it.</summary>
    /// <inheritdoc cref="Lines"/>
    public static Result<string> Line(string field, string? text, int limit) => Check(field, PlainText.Line(text), limit);

    private static Result<string> Check(string field, string? clean, int limit) => clean switch
    {
        null => new TextNotReadable(field),
        "" => new ValueMissing(field),
        _ when clean.Length > limit => new TextTooLong(field, limit),
        _ => clean,
    };
}

/// <summary>The text holds characters that nobody types.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record TextNotReadable(string Field) : InvalidError(Field);
