using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Core.Identity.SecondFactor;

/// <summary>Codes on paper, for who lost the phone: ten at a time, each good for once.</summary>
public sealed class RecoveryCodes(WijkagentDbContext db, AuditLog log)
{
    /// <summary>How many are made at a time.</summary>
    public const int Count = 10;

    // Crockford's base 32, five bits a character: more than the 112 from which a plain hash is enough (OWASP ASVS 5.0, 6.5.2).
    private const int Length = 24;
    private const int Group = 4;

    /// <summary>New codes in the place of the old ones, in the save that follows; shown now and never again.</summary>
    public async Task<IReadOnlyList<string>> ReplaceAsync(Guid userId, CancellationToken cancel)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == userId).ToListAsync(cancel));
        var codes = Enumerable.Range(0, Count).Select(_ => Crockford.Random(Length)).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode(userId, HashOf(code))));
        return [.. codes.Select(code => string.Join('-', code.Chunk(Group).Select(part => new string(part))))];
    }

    /// <summary>Uses a code up.</summary>
    /// <returns>Whether it was one.</returns>
    public async Task<bool> UseAsync(Guid userId, string? typed, CancellationToken cancel)
    {
        var hash = HashOf(Crockford.Normalise(typed) ?? "");
        if (await db.RecoveryCodes.Where(c => c.UserId == userId && c.Hash == hash).ExecuteDeleteAsync(cancel) == 1)
            return true;
        await log.NoteRefusalAsync(userId, nameof(SignInWay.PasswordAndRecoveryCode), cancel);
        return false;
    }

    /// <summary>How many are left.</summary>
    public Task<int> CountAsync(Guid userId, CancellationToken cancel) => db.RecoveryCodes.CountAsync(c => c.UserId == userId, cancel);

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(code));
}
