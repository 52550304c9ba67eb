using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Wijkagent.Core.Notifications;
using IMailTransport = Wijkagent.Core.Notifications.IMailTransport;

namespace Wijkagent.Web.Emails;

/// <summary>Hands mails over to a mail server.</summary>
public sealed class SmtpTransport(MailSettings settings, MailMessages messages) : IMailTransport
{
    private const int StepMilliseconds = 10_000;
    private const int ImplicitTlsPort = 465;

    public async Task SendAsync(RenderedMail mail, CancellationToken cancel)
    {
        using var message = messages.Write(mail);
        using var client = new SmtpClient { Timeout = StepMilliseconds };
        try
        {
            await InTimeAsync(token => client.ConnectAsync(settings.Host!, settings.Port, Security(), token), cancel);
            if (settings.User is { } user)
                await InTimeAsync(token => client.AuthenticateAsync(user, settings.Password, token), cancel);
            await InTimeAsync(token => client.SendAsync(message, token), cancel);
        }
        catch (SmtpCommandException refused) when (IsForGood(refused))
        {
            throw new MailRefusedException($"The mail server answered {(int)refused.StatusCode}.", refused);
        }
        catch (SmtpCommandException deferred) when (IsForNow(deferred))
        {
            throw new MailDeferredException($"The mail server answered {(int)deferred.StatusCode}.", deferred);
        }

        await LeaveAsync(client);
    }

    private SecureSocketOptions Security() => settings switch
    {
        { UseTls: false } => SecureSocketOptions.None,
        { Port: ImplicitTlsPort } => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    /// <summary>A refusal of this recipient or message; when signing in fails it is our mistake, and can be mended.</summary>
    private static bool IsForGood(SmtpCommandException refused) =>
        (int)refused.StatusCode is >= 500 and < 600
        && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

    /// <summary>An answer about this mail; with 421 the server says that it goes away itself.</summary>
    private static bool IsForNow(SmtpCommandException deferred) =>
        (int)deferred.StatusCode is >= 400 and < 500
        && deferred.StatusCode != SmtpStatusCode.ServiceNotAvailable
        && deferred.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted or SmtpErrorCode.SenderNotAccepted;

    /// <summary>A server that says nothing costs a step its time and no more.</summary>
    private static async Task InTimeAsync(Func<CancellationToken, Task> step, CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(StepMilliseconds);
        try
        {
            await step(time.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.");
        }
    }

    /// <summary>The mail is theirs by now; how the conversation ends changes nothing about that.</summary>
    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            await InTimeAsync(token => client.DisconnectAsync(true, token), CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or TimeoutException or ProtocolException or CommandException)
        {
            // Nothing to do: the mail was accepted.
        }
    }
}
