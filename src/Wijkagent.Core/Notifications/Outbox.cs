using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Notifications;

/// <summary>
/// A mail as it is asked for: the facts that its template fills in. The record's name is the template's. Never holds
/// the text of a report, nor anything of a sensitive one but its code: what a receipt shows is read when it leaves.
/// </summary>
public abstract record Mail;

/// <summary>Writes mails beside what they tell about: they leave if, and only if, that save succeeds.</summary>
public sealed class Outbox(WijkagentDbContext db, MailPayloads payloads)
{
    /// <summary>Adds a mail to the save that follows.</summary>
    /// <param name="to">One address, checked before.</param>
    /// <param name="language">«nl» or «en».</param>
    /// <param name="mail">What it says.</param>
    /// <param name="now">The moment of the operation, UTC.</param>
    public void Add(string to, string language, Mail mail, DateTime now) =>
        db.Outbox.Add(new OutboxMessage(payloads.Seal(to), mail.GetType().Name, language, payloads.Seal(mail), now));
}

/// <summary>Keeps what mails say, and to whom, unreadable in the database until they are sent.</summary>
public sealed class MailPayloads(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.Outbox");
    private readonly IDataProtector addresses = protection.CreateProtector("Wijkagent.Outbox.To");

    /// <summary>An address, encrypted.</summary>
    public byte[] Seal(string address) => addresses.Protect(Encoding.UTF8.GetBytes(address));

    /// <summary>An address out of its encrypted form.</summary>
    public string OpenAddress(byte[] address) => Encoding.UTF8.GetString(addresses.Unprotect(address));

    /// <summary>Encrypted JSON of a mail.</summary>
    public byte[] Seal(Mail mail) => protector.Protect(JsonSerializer.SerializeToUtf8Bytes(mail, mail.GetType()));

    /// <summary>The code of the report or request that a mail is about, whatever its type; null where it is about none.</summary>
    public string? CodeIn(byte[] payload)
    {
        using var json = JsonDocument.Parse(protector.Unprotect(payload));
        return json.RootElement.TryGetProperty("Code", out var code) ? code.GetString() : null;
    }

    /// <summary>A mail of a known type, out of its encrypted JSON.</summary>
    public Mail Open(Type type, byte[] payload) =>
        (Mail)(JsonSerializer.Deserialize(protector.Unprotect(payload), type)
            ?? throw new InvalidOperationException($"The payload of a {type.Name} is empty."));
}
