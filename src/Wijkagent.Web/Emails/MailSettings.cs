using Wijkagent.Core.Notifications;

namespace Wijkagent.Web.Emails;

/// <summary>How mails leave: sections <c>Smtp</c> and <c>Mail</c> of the settings.</summary>
public sealed record MailSettings
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A value can't be used.</exception>
    public MailSettings(IConfiguration configuration)
    {
        var host = configuration["Site:BaseUrl"] is { Length: > 0 } url ? new Uri(url).Host : "localhost";
        Host = configuration["Smtp:Host"] is { Length: > 0 } server ? server : null;
        UseTls = configuration.GetValue("Smtp:UseTls", true);
        Port = configuration.GetValue("Smtp:Port", UseTls ? 587 : 25);
        User = configuration["Smtp:User"] is { Length: > 0 } user ? user : null;
        Password = configuration["Smtp:Password"] ?? "";
        Name = configuration["Mail:Name"] ?? "Wijkagent";
        From = configuration["Mail:From"] is { Length: > 0 } from ? from : $"noreply@{host}";
        // Of an installation on one machine the host is «localhost», which is a fine sender there.
        if (!EmailAddress.IsOne(From) && From != $"noreply@{host}")
            throw new InvalidOperationException($"Mail__From is «{From}», which is no e-mail address.");
    }

    /// <summary>The mail server; null where mails are written to a folder.</summary>
    public string? Host { get; }

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>Whether the connection has to be encrypted: from the start on port 465, by STARTTLS on others.</summary>
    public bool UseTls { get; }

    /// <summary>Who signs in at the mail server; null when nobody has to.</summary>
    public string? User { get; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public string Password { get; }

    /// <summary>The address mails come from.</summary>
    public string From { get; }

    /// <summary>The name mails come from.</summary>
    public string Name { get; }

    /// <summary>What Message-IDs end in.</summary>
    public string Domain => From[(From.LastIndexOf('@') + 1)..];
}
