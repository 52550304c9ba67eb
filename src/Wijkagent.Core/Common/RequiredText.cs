namespace Wijkagent.Core.Common;

/// <summary>Reads a text of a form that can't be left out; see <see cref="TypedText"/>.</summary>
public static class RequiredText
{
    /// <summary>One line.</summary>
    /// <returns>The text; <see cref="ValueMissing"/>, <see cref="TextNotReadable"/> or <see cref="TextTooLong"/>.</returns>
    public static Result<string> Line(string? typed, string field, int limit) => Demand(TypedText.Line(typed, field, limit), field);

    /// <summary>Several lines, ended by «\n».</summary>
    /// <returns>The text; <see cref="ValueMissing"/>, <see cref="TextNotReadable"/> or <see cref="TextTooLong"/>.</returns>
    public static Result<string> Lines(string? typed, string field, int limit) => Demand(TypedText.Lines(typed, field, limit), field);

    private static Result<string> Demand(Result<string> read, string field) => read is { Value: "" } ? new ValueMissing(field) : read;
}
