using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Identity;

/// <summary>
/// Identity's own store, for accounts of which the database knows neither name nor address: they are found by the keyed
/// hash of the address, and opened when they were found. One that can't be opened any more is nobody's.
/// </summary>
public sealed class AccountStore(WijkagentDbContext db, SearchIndex index, Contents contents, ContentKeys keys, IdentityErrorDescriber describer)
    : UserStore<User, IdentityRole<Guid>, WijkagentDbContext, Guid>(db, describer)
{
    /// <inheritdoc />
    public override async Task SetNormalizedEmailAsync(User user, string? normalizedEmail, CancellationToken cancellationToken = default) =>
        user.NormalizedEmail = await HashOfAsync(user, normalizedEmail, user.NormalizedEmail, cancellationToken);

    /// <inheritdoc />
    public override async Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken = default) =>
        user.NormalizedUserName = await HashOfAsync(user, normalizedName, user.NormalizedUserName, cancellationToken);

    /// <inheritdoc />
    public override async Task<User?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken = default) =>
        await OpenOrAskAsync(await base.FindByEmailAsync(await index.AccountAsync(normalizedEmail, cancellationToken), cancellationToken), cancellationToken);

    /// <inheritdoc />
    public override async Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) =>
        await OpenOrAskAsync(await base.FindByNameAsync(await index.AccountAsync(normalizedUserName, cancellationToken), cancellationToken), cancellationToken);

    /// <inheritdoc />
    public override async Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken = default) =>
        await OpenAsync(await base.FindByIdAsync(userId, cancellationToken), cancellationToken);

    /// <inheritdoc />
    protected override async Task<User?> FindUserAsync(Guid userId, CancellationToken cancellationToken) =>
        await OpenAsync(await base.FindUserAsync(userId, cancellationToken), cancellationToken);

    // An address that is nobody's takes a question to the database of keys too: the time tells not whose addresses are known.
    private async Task<User?> OpenOrAskAsync(User? user, CancellationToken cancel)
    {
        if (user is null)
            await keys.FindAsync(new HashSet<Guid> { Guid.NewGuid() }, cancel);
        return await OpenAsync(user, cancel);
    }

    private async Task<User?> OpenAsync(User? user, CancellationToken cancel)
    {
        await contents.OpenAsync(user, cancel);
        return user is { SealedEmail.IsGone: true } or { SealedName.IsGone: true } ? null : user;
    }

    // Of an address that nobody reads any more, the hash is all that is left: by it the account is erased.
    private async Task<string?> HashOfAsync(User user, string? address, string? present, CancellationToken cancel) =>
        user.SealedEmail is { IsGone: true } ? present
        : address is null ? null
        : await index.AccountAsync(address, cancel);
}

/// <summary>Opens what was read of accounts.</summary>
public static class OpenedAccounts
{
    /// <summary>One of these accounts, to be read; null when it is not among them.</summary>
    public static async Task<User?> OpenedAsync(this IQueryable<User> users, Guid id, Contents contents, CancellationToken cancel)
    {
        var user = await users.SingleOrDefaultAsync(u => u.Id == id, cancel);
        await contents.OpenAsync(user, cancel);
        return user;
    }

    /// <summary>Their addresses, in order; not those that can't be read any more, whose accounts are to go.</summary>
    public static async Task<List<string>> AddressesAsync(this Contents contents, IReadOnlyCollection<SealedText?> read, CancellationToken cancel)
    {
        await contents.OpenTextsAsync(read, cancel);
        return [.. read.Select(text => text?.Value).OfType<string>().Order(StringComparer.OrdinalIgnoreCase)];
    }
}

/// <summary>By what accounts are found.</summary>
public static class AccountHash
{
    /// <summary>The keyed hash of an address as the columns of Identity hold it; the bytes are those by which reports are found.</summary>
    public static async Task<string> AccountAsync(this SearchIndex index, string address, CancellationToken cancel) =>
        Convert.ToHexString(await index.AddressAsync(address.Normalize(), cancel));

    /// <summary>The hash as reports and requests hold it.</summary>
    public static byte[] BytesOf(string hash) => Convert.FromHexString(hash);
}
