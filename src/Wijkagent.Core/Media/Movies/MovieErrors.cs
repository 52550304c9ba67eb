using Wijkagent.Core.Common;

namespace Wijkagent.Core.Media.Movies;

/// <summary>It holds more than image and sound, such as the places where it was taken: that can't be taken out of it.</summary>
public sealed record FileHoldsMore(string FileName) : FileRefused(FileName);

/// <summary>While a film is read it turns out to be none that is taken.</summary>
/// <param name="why">What is the matter, of the file with this name.</param>
public sealed class MovieRefusedException(Func<string, InvalidError> why) : Exception("A film is refused.")
{
    /// <summary>It is cut off, or its parts do not fit each other.</summary>
    internal static MovieRefusedException Damaged => new(name => new FileDamaged(name));

    /// <summary>It is of another kind, or of a codec that is not taken.</summary>
    internal static MovieRefusedException NotAccepted => new(name => new FileKindUnknown(name));

    /// <summary>It has a track that is neither image nor sound.</summary>
    internal static MovieRefusedException HoldsMore => new(name => new FileHoldsMore(name));

    /// <summary>The error for the file that its sender calls so.</summary>
    public InvalidError ErrorOf(string fileName) => why(fileName);
}
