using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Officers;

/// <summary>What somebody wrote to an officer with the form on the officer's page.</summary>
public sealed class ContactMessage : Entity, IHoldsContent, IFoundByAddress
{
    /// <summary>The longest text.</summary>
    public const int TextLength = 3000;

    /// <summary>The longest name of a sender.</summary>
    public const int NameLength = 100;

    /// <summary>The longest e-mail address (RFC 5321, section 4.5.3.1).</summary>
    public const int EmailLength = 254;

    private ContactMessage()
    {
    }

    /// <summary>A message to an officer.</summary>
    public ContactMessage(Guid officerId, string name, string email, string text, string sendKey, DateTime now)
    {
        (OfficerId, SenderName, SenderEmail, Text, SendKey, SentAt) =
            (officerId, SealedText.Of(name), SealedText.Of(email), SealedText.Of(text), sendKey, now);
        Raise(new ContactMessageSent(officerId), Actor.Visitor, now);
    }

    /// <summary>For whom.</summary>
    public Guid OfficerId { get; private set; }

    /// <summary>Who wrote it.</summary>
    public SealedText SenderName { get; private set; } = null!;

    /// <summary>Where an answer goes.</summary>
    public SealedText SenderEmail { get; private set; } = null!;

    /// <summary>What was written.</summary>
    public SealedText Text { get; private set; } = null!;

    /// <summary>Made with the form, unique: the same form sent twice is one message.</summary>
    public string SendKey { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>When the officer marked it as dealt with, UTC.</summary>
    public DateTime? HandledAt { get; private set; }

    /// <summary>Keyed hash of the sender's address, which nobody proved.</summary>
    public byte[]? FoundBy { get; private set; }

    string? IFoundByAddress.AddressToFind => SenderEmail.Value;

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => Id;

    void IFoundByAddress.BeFoundBy(byte[]? hash) => FoundBy = hash;

    /// <summary>The officer has dealt with it. Doing it again changes nothing.</summary>
    public void Handle(Actor by, DateTime now)
    {
        if (HandledAt is not null)
            return;
        HandledAt = now;
        Raise(new ContactMessageHandled(), by, now);
    }
}
