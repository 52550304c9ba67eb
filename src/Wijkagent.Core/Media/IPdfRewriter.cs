using Wijkagent.Core.Common;

namespace Wijkagent.Core.Media;

/// <summary>It opens with a password alone.</summary>
public sealed record FileHasPassword(string FileName) : FileRefused(FileName);

/// <summary>It is a document that does something, or that has other files in it.</summary>
public sealed record FileIsActive(string FileName) : FileRefused(FileName);

/// <summary>
/// Writes a PDF of a stranger anew, without what tells who made it, when and with what. Reading one is dangerous, so it is
/// done where it can break nothing.
/// </summary>
public interface IPdfRewriter
{
    /// <summary>Writes it anew.</summary>
    /// <param name="name">How its sender calls it: for the words when it is refused.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The new one; or <see cref="FileHasPassword"/>, <see cref="FileIsActive"/> or <see cref="FileDamaged"/>.</returns>
    Task<Result<byte[]>> RewriteAsync(string name, byte[] content, CancellationToken cancel);
}
