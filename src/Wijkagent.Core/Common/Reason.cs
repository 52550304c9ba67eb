namespace Wijkagent.Core.Common;

/// <summary>A reason is too short to be one.</summary>
/// <param name="Field">The input it is about.</param>
/// <param name="Shortest">The fewest letters that are accepted.</param>
public sealed record ReasonTooShort(string Field, int Shortest) : InvalidError(Field)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Shortest];
}

/// <summary>Reads why somebody does what others have to be able to judge.</summary>
public static class Reason
{
    /// <summary>The fewest letters: a word is no reason, nor is a row of dots.</summary>
    public const int Shortest = 10;

    /// <summary>Several lines.</summary>
    /// <returns>The text; <see cref="ReasonTooShort"/>, or what <see cref="RequiredText.Lines"/> refuses.</returns>
    public static Result<string> Read(string? typed, string field, int limit)
    {
        var reason = RequiredText.Lines(typed, field, limit);
        return reason.IsDone && reason.Value.Count(char.IsLetter) < Shortest ? new ReasonTooShort(field, Shortest) : reason;
    }
}
