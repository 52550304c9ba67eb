using Wijkagent.Core.Common;

namespace Wijkagent.Core.Media;

/// <summary>Something is the matter with a file that was sent; its words name the file.</summary>
/// <param name="FileName">How its sender calls it.</param>
public abstract record FileRefused(string FileName) : InvalidError(ErrorField)
{
    /// <summary>The field in which files are chosen.</summary>
    public const string ErrorField = "Files";

    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [FileName];
}

/// <summary>There is nothing in it.</summary>
public sealed record FileIsEmpty(string FileName) : FileRefused(FileName);

/// <summary>It is no picture of a kind that is taken, whatever its name says.</summary>
public sealed record FileNotAccepted(string FileName) : FileRefused(FileName);

/// <summary>It is neither picture, film, recording nor document of a kind that is taken, whatever its name says.</summary>
public sealed record FileKindUnknown(string FileName) : FileRefused(FileName);

/// <summary>It is a picture of more pixels than are unpacked.</summary>
public sealed record FileHasTooManyPixels(string FileName) : FileRefused(FileName);

/// <summary>It can't be read to its end.</summary>
public sealed record FileDamaged(string FileName) : FileRefused(FileName);
