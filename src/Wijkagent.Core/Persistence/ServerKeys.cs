using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Wijkagent.Core.Persistence;

/// <summary>Keys of this installation, made once, kept encrypted, shared by all nodes.</summary>
public sealed class ServerKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection) : IDisposable
{
    private const int KeyLength = 32;

    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.ServerKeys");
    private readonly Dictionary<string, byte[]> known = [];
    private readonly SemaphoreSlim one = new(1);

    /// <summary>The 256-bit key under a name; made when it is asked for the first time.</summary>
    /// <exception cref="CryptographicException">The key ring that encrypted it is lost.</exception>
    public async Task<byte[]> GetAsync(string name, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            if (!known.TryGetValue(name, out var key))
                known[name] = key = await ReadOrMakeAsync(name, cancel);
            return key;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Whether there is a key under a name.</summary>
    public async Task<bool> HasAsync(string name, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WijkagentDbContext>().ServerSecrets.AnyAsync(s => s.Name == name, cancel);
    }

    /// <inheritdoc />
    public void Dispose() => one.Dispose();

    private async Task<byte[]> ReadOrMakeAsync(string name, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WijkagentDbContext>();
        var dialect = scope.ServiceProvider.GetRequiredService<IDatabaseDialect>();
        if (await ReadAsync(db, name, cancel) is { } kept)
            return kept;

        db.ServerSecrets.Add(new ServerSecret(name, protector.Protect(RandomNumberGenerator.GetBytes(KeyLength))));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (dialect.IsUniqueViolation(failure))
        {
            // Another node was first: its key holds.
        }

        return await ReadAsync(db, name, cancel) ?? throw new InvalidOperationException($"Key {name} was not kept.");
    }

    private async Task<byte[]?> ReadAsync(WijkagentDbContext db, string name, CancellationToken cancel)
    {
        var secret = await db.ServerSecrets.AsNoTracking().SingleOrDefaultAsync(s => s.Name == name, cancel);
        return secret is null ? null : protector.Unprotect(secret.Encrypted);
    }
}
