namespace Wijkagent.Core.Common;

/// <summary>Gathers all that is wrong with an input, so that a person can mend it at once.</summary>
public sealed class InputCheck
{
    private readonly List<InvalidError> wrong = [];

    /// <summary>What is wrong so far as one error; null when all is well.</summary>
    public InvalidError? Error => wrong.Count switch
    {
        0 => null,
        1 => wrong[0],
        _ => new SeveralInvalid(wrong),
    };

    /// <summary>Notes that something is wrong.</summary>
    public void Refuse(InvalidError error) => wrong.Add(error);

    /// <summary>One line of text; see <see cref="TypedText.Line"/>.</summary>
    public string Line(string? typed, string field, int limit, bool required = false) =>
        Keep(TypedText.Line(typed, field, limit), field, required);

    /// <summary>Several lines of text; see <see cref="TypedText.Lines"/>.</summary>
    public string Lines(string? typed, string field, int limit, bool required = false) =>
        Keep(TypedText.Lines(typed, field, limit), field, required);

    private string Keep(Result<string> read, string field, bool required)
    {
        if (read.Error is InvalidError error)
            wrong.Add(error);
        else if (required && read.Value!.Length == 0)
            wrong.Add(new ValueMissing(field));
        return read.Value ?? "";
    }
}
