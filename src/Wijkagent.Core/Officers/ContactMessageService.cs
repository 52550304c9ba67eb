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

/// <summary>A message was sent to an officer.</summary>
/// <param name="OfficerId">To whom.</param>
public sealed record ContactMessageSent(Guid OfficerId) : DomainEvent;

/// <summary>The officer it was for has dealt with it.</summary>
public sealed record ContactMessageHandled : DomainEvent;

/// <summary>Takes in what people write to an officer; the officer reads it at the desk.</summary>
public sealed class ContactMessageService(WijkagentDbContext db, IDatabaseDialect dialect, TimeProvider time)
{
    /// <summary>Keeps a message. Sent twice from the same form it is kept once, and both times it went well.</summary>
    /// <returns>
    /// <see cref="NothingHere"/> when no officer in function has this name; otherwise, for a value,
    /// <see cref="ValueMissing"/>, <see cref="TextTooLong"/>, <see cref="TextNotReadable"/>,
    /// <see cref="NotAnEmailAddress"/>, or <see cref="SeveralInvalid"/> of these.
    /// </returns>
    public async Task<Result> SendAsync(SendContactMessage message, CancellationToken cancel)
    {
        var officerId = await db.Officers
            .Where(o => o.Slug == message.OfficerSlug && o.LeftAt == null)
            .Select(o => (Guid?)o.Id)
            .SingleOrDefaultAsync(cancel);
        if (officerId is null)
            return new NothingHere();

        var check = new InputCheck();
        var name = check.Line(message.Name, nameof(message.Name), ContactMessage.NameLength, required: true);
        var email = check.Line(message.Email, nameof(message.Email), ContactMessage.EmailLength, required: true);
        var text = check.Lines(message.Text, nameof(message.Text), ContactMessage.TextLength, required: true);
        if (email.Length > 0 && ContactText.Email(email) is null)
            check.Refuse(new NotAnEmailAddress(nameof(message.Email)));
        if (check.Error is { } error)
            return error;

        if (await db.ContactMessages.AnyAsync(m => m.SendKey == message.SendKey, cancel))
            return Result.Done;
        db.ContactMessages.Add(new ContactMessage(officerId.Value, name, email, text, message.SendKey, time.GetUtcNow().UtcDateTime));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (dialect.IsUniqueViolation(failure))
        {
            // It came at the same moment: a double click.
        }

        return Result.Done;
    }
}
