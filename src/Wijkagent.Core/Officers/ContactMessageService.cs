using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Officers;

/// <summary>What somebody fills in to write to an officer.</summary>
/// <param name="OfficerSlug">To whom.</param>
/// <param name="Name">Who writes.</param>
/// <param name="Email">Where an answer goes.</param>
/// <param name="Text">What is written.</param>
/// <param name="SendKey">Made with the form; the same key is the same message.</param>
public sealed record SendContactMessage(string OfficerSlug, string Name, string Email, string Text, string SendKey);

/// <summary>It is no e-mail address.</summary>
public sealed record NotAnEmailAddress() : InvalidError("Email");

/// <summary>The text holds characters that no keyboard makes.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record TextNotReadable(string Field) : InvalidError(Field);

/// <summary>A message was sent to an officer.</summary>
/// <param name="OfficerId">To whom.</param>
public sealed record ContactMessageSent(Guid OfficerId) : DomainEvent;

/// <summary>Takes in what people write to an officer; the officer reads it at the desk.</summary>
public sealed class ContactMessageService(WijkagentDbContext db, IDatabaseDialect dialect, TimeProvider time)
{
    /// <summary>Keeps a message. Sent twice from the same form it is kept once, and both times it went well.</summary>
    /// <returns>
    /// <see cref="NothingHere"/> when no officer in function has this name; <see cref="ValueMissing"/>,
    /// <see cref="TextTooLong"/>, <see cref="TextNotReadable"/> or <see cref="NotAnEmailAddress"/> for a value.
    /// </returns>
    public async Task<Result> SendAsync(SendContactMessage message, CancellationToken cancel)
    {
        var officerId = await db.Officers
            .Where(o => o.Slug == message.OfficerSlug && o.LeftAt == null)
            .Select(o => (Guid?)o.Id)
            .SingleOrDefaultAsync(cancel);
        if (officerId is null)
            return new NothingHere();

        var (name, email, text) = (PlainText.Line(message.Name), PlainText.Line(message.Email), PlainText.Lines(message.Text));
        var error = Refuse(nameof(message.Name), name, ContactMessage.NameLength)
            ?? Refuse(nameof(message.Email), email, ContactMessage.EmailLength)
            ?? Refuse(nameof(message.Text), text, ContactMessage.TextLength);
        if (error is not null)
            return error;
        if (!IsEmailAddress(email!))
            return new NotAnEmailAddress();

        db.ContactMessages.Add(new ContactMessage(officerId.Value, name!, email!, text!, message.SendKey, time.GetUtcNow().UtcDateTime));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (dialect.IsUniqueViolation(failure))
        {
            // It is there already: a double click, a reload, a second try after a time-out.
        }

        return Result.Done;
    }

    private static InvalidError? Refuse(string field, string? value, int limit) => value switch
    {
        null => new TextNotReadable(field),
        "" => new ValueMissing(field),
        _ when value.Length > limit => new TextTooLong(field, limit),
        _ => null,
    };

    private static bool IsEmailAddress(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);
}
