using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Configuration;
using Wijkagent.Core.Notifications;
using Wijkagent.TestSupport;
using Wijkagent.Web.Emails;

namespace Wijkagent.Web.Tests.Emails;

/// <summary>What a mail server answers to a recipient decides what becomes of a mail, and of all others (RFC 5321, section 4.2).</summary>
public sealed class SmtpTransportTests
{
    [Theory]
    [InlineData("550 5.1.1 no such user", typeof(MailRefusedException))]
    [InlineData("450 4.2.0 try again later", typeof(MailDeferredException))]
    [InlineData("451 4.3.0 try again later", typeof(MailDeferredException))]
    [InlineData("421 4.3.2 going down", typeof(SmtpCommandException))]
    public async Task An_answer_is_about_the_mail_or_about_the_server(string answer, Type expected)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var serving = ServeAsync(server, answer);
        var settings = new MailSettings(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Site:BaseUrl"] = WijkagentFactory.BaseUrl,
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = ((IPEndPoint)server.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture),
            ["Smtp:UseTls"] = "false",
        }).Build());
        var mail = new RenderedMail(Guid.NewGuid(), "a@example.org", "nl", "x", "x", "<p>x</p>", DateTime.UnixEpoch);

        var failure = await Record.ExceptionAsync(() => new SmtpTransport(settings, new MailMessages(settings)).SendAsync(mail, CancellationToken.None));

        Assert.IsType(expected, failure);
        Assert.DoesNotContain("a@example.org", failure.Message, StringComparison.Ordinal);
        await serving;
    }

    private static async Task ServeAsync(TcpListener server, string toRecipient)
    {
        using var client = await server.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.example.org");
        while (await reader.ReadLineAsync() is { } line)
            await writer.WriteLineAsync(line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) ? toRecipient : "250 ok");
    }
}
