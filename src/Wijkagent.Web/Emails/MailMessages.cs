using MimeKit;
using Wijkagent.Core.Notifications;

namespace Wijkagent.Web.Emails;

/// <summary>Writes a mail the way it goes over the wire: plain text and HTML, one recipient, an identity of its own.</summary>
public sealed class MailMessages(MailSettings settings)
{
    /// <summary>The mail as a MIME message.</summary>
    public MimeMessage Write(RenderedMail mail)
    {
        var message = new MimeMessage
        {
            // From the row: whoever receives it twice after a crash can see that it is the same one.
            MessageId = $"{mail.Id:N}@{settings.Domain}",
            Date = new DateTimeOffset(mail.CreatedAt, TimeSpan.Zero),
            Subject = mail.Subject,
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress(settings.Name, settings.From));
        message.To.Add(new MailboxAddress(null, mail.To));
        // RFC 3834: nobody's absence note answers it.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        if (mail.StopUrl is not null)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{mail.StopUrl}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }
}
