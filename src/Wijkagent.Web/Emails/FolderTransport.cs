using Wijkagent.Core.Notifications;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Emails;

/// <summary>Writes mails to a folder instead of sending them: Development without a mail server.</summary>
public sealed class FolderTransport(DataDirectory directory, MailMessages messages) : IMailTransport
{
    public async Task SendAsync(RenderedMail mail, CancellationToken cancel)
    {
        var file = Path.Combine(directory.Mails, $"{mail.CreatedAt:yyyyMMdd-HHmmss-ffffff}-{mail.Id:N}.eml");
        // A half-written mail is never listed.
        var unfinished = file + ".tmp";
        using (var message = messages.Write(mail))
            await message.WriteToAsync(unfinished, cancel);
        File.Move(unfinished, file, overwrite: true);
    }
}
