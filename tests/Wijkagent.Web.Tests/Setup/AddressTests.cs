using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Reports;
using Wijkagent.Web.Emails;
using Wijkagent.Web.Tests.Architecture;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>Where the program listens on one's own machine, and where mails then lead to.</summary>
public sealed class AddressTests
{
    private static readonly ConfirmReportMail Mail = new("WA-2026-MARK01", "sleutel");

    [Fact]
    public void What_starts_the_program_leaves_the_address_to_ASPNETCORE_URLS() =>
        Assert.DoesNotContain(
            "applicationUrl", File.ReadAllText(Path.Combine(Repository.Root, "src/Wijkagent.Web/Properties/launchSettings.json")), StringComparison.Ordinal);

    [Fact]
    public void Links_in_mails_lead_to_where_the_program_listens()
    {
        using var listening = new WebHost();
        listening.UseKestrel(0);
        using var client = listening.CreateClient();

        Assert.StartsWith(client.BaseAddress!.ToString(), LinkIn(listening.Services), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_in_mails_lead_to_the_address_that_was_set()
    {
        using var host = new WebHost();
        using var listening = host.WithWebHostBuilder(web => web.UseSetting("Site:BaseUrl", "https://wijkagent.example").UseSetting("urls", "http://127.0.0.1:0"));
        listening.UseKestrel(0);
        listening.CreateClient().Dispose();

        Assert.StartsWith("https://wijkagent.example/", LinkIn(listening.Services), StringComparison.Ordinal);
    }

    private static string LinkIn(IServiceProvider services) =>
        ((ConfirmReportPage)services.GetRequiredService<MailTemplates>()[nameof(ConfirmReportMail)].Page(Mail)).Url;
}
