using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>Wraps content keys. The key ring does it, unless the organisation has a key service of its own.</summary>
public interface IMasterKey
{
    /// <summary>Encrypts the content key under an id.</summary>
    Task<byte[]> WrapAsync(Guid id, byte[] key, CancellationToken cancel);

    /// <summary>Decrypts what <see cref="WrapAsync"/> made for this id.</summary>
    /// <exception cref="CryptographicException">The master key is lost, or this was not wrapped with it for this id.</exception>
    Task<byte[]> UnwrapAsync(Guid id, byte[] wrapped, CancellationToken cancel);
}

/// <summary>The key ring of the installation as master key.</summary>
public sealed class KeyRingMasterKey(IDataProtectionProvider protection) : IMasterKey
{
    private const int IdLength = 16;

    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.ContentKeys");

    /// <inheritdoc />
    public Task<byte[]> WrapAsync(Guid id, byte[] key, CancellationToken cancel) =>
        Task.FromResult(protector.Protect([.. id.ToByteArray(), .. key]));

    /// <inheritdoc />
    public Task<byte[]> UnwrapAsync(Guid id, byte[] wrapped, CancellationToken cancel)
    {
        var opened = protector.Unprotect(wrapped);
        return opened.Length > IdLength && id == new Guid(opened.AsSpan(0, IdLength))
            ? Task.FromResult(opened[IdLength..])
            : throw new CryptographicException("This is the key of something else.");
    }
}
