using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Identity;

/// <summary>
/// An account. Somebody who works as an officer is linked to that officer; staff belong to a team. Name and address are
/// sealed with a key of the account: what was read has to be opened before they are asked for (<see cref="Contents"/>).
/// </summary>
public sealed class User : IdentityUser<Guid>, IHoldsContent
{
    /// <summary>The longest name.</summary>
    public const int DisplayNameLength = 120;

    /// <summary>The longest address; Identity's own.</summary>
    public const int AddressLength = 256;

    /// <summary>The name, as it is kept.</summary>
    public SealedText SealedName { get; private set; } = SealedText.Of("");

    /// <summary>The address, as it is kept.</summary>
    public SealedText? SealedEmail { get; private set; }

    /// <summary>How others read who it is.</summary>
    public string DisplayName
    {
        get => SealedName;
        set => SealedName = Kept(SealedName, value)!;
    }

    /// <inheritdoc />
    public override string? Email
    {
        get => SealedEmail;
        set => SealedEmail = Kept(SealedEmail, value);
    }

    /// <summary>The name to sign in with is the address.</summary>
    public override string? UserName
    {
        get => Email;
        set => Email = value;
    }

    /// <summary>The officer this account belongs to.</summary>
    public Guid? OfficerId { get; set; }

    /// <summary>The officer this account belongs to.</summary>
    public Officer? Officer { get; private set; }

    /// <summary>The team this person works in.</summary>
    public Guid? TeamId { get; set; }

    /// <summary>Since when nobody may sign in with it, UTC; null while it is in use.</summary>
    public DateTime? DisabledAt { get; private set; }

    /// <summary>When its owner asked to erase it, UTC; null while it stays.</summary>
    public DateTime? ErasureAskedAt { get; private set; }

    /// <summary>Whether its owner may sign in, once they proved to be its owner.</summary>
    public bool IsOpen => EmailConfirmed && DisabledAt is null;

    /// <summary>Whether its owner was invited and did not accept yet.</summary>
    public bool IsInvited => !EmailConfirmed && DisabledAt is null;

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => Id;

    /// <summary>An account of whom an address was proved to be; the name is cut where it is too long.</summary>
    public static User OfProved(string address, string name) => new()
    {
        UserName = address,
        Email = address,
        EmailConfirmed = true,
        DisplayName = name.Length > DisplayNameLength ? name[..DisplayNameLength] : name,
    };

    /// <summary>Its owner wants it to be erased. Asking again does not make it later.</summary>
    public void AskErasure(DateTime now) => ErasureAskedAt ??= now;

    /// <summary>It stays after all.</summary>
    /// <returns>Whether it was to go.</returns>
    public bool TakeErasureBack()
    {
        var was = ErasureAskedAt is not null;
        ErasureAskedAt = null;
        return was;
    }

    /// <summary>Nobody may sign in with it any more.</summary>
    public void Disable(DateTime now) => DisabledAt ??= now;

    /// <summary>It may be used again.</summary>
    public void Enable() => DisabledAt = null;

    // What stays the same is not sealed anew.
    private static SealedText? Kept(SealedText? present, string? text) =>
        present is { IsClosed: false } && present.Value == text ? present : SealedText.Of(text);
}
