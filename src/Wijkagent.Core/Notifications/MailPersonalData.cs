using Wijkagent.Core.Privacy.Register;

namespace Wijkagent.Core.Notifications;

internal sealed class MailPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book) => book.Of<OutboxMessage>(Processing.Mails)
        .Encrypts(PersonalData.Contact, m => m.To)
        .Encrypts(PersonalData.Words, m => m.Payload)
        .Holds(PersonalData.Language, m => m.Language)
        // What a mail server answers may name the mailbox that it has not.
        .Holds(PersonalData.Course, m => m.Template, m => m.CreatedAt, m => m.SentAt, m => m.GivenUpAt, m => m.LastError)
        .HoldsNone(m => m.NextAttemptAt, m => m.Attempts, m => m.LeasedUntil, m => m.LeasedBy);
}
