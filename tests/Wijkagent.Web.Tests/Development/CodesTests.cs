using Microsoft.AspNetCore.Hosting;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Development;

/// <summary>The page with the codes of the demo accounts, for who tries the program without a telephone.</summary>
public sealed class CodesTests
{
    [Fact]
    public async Task Only_accounts_that_are_there_have_a_code_and_without_any_it_is_said_how_to_get_one()
    {
        using var program = new WijkagentFactory { Settings = new Dictionary<string, string?> { ["Seed:Demo"] = "false" } };
        await using var host = program.WithWebHostBuilder(web => web.UseEnvironment("Development"));
        using var client = host.CreateClient();

        Assert.Contains("Er zijn hier geen demo-accounts.", await MainAsync(), StringComparison.Ordinal);
        await program.Accounts.AddAsync("wijkagent@demo.example", RoleNames.Officer, "Fatima Ouahbi");

        var main = await MainAsync();
        Assert.Matches(@"wijkagent@demo\.example\s+\d{6}\s+\d{6}", main);
        Assert.DoesNotContain("coordinator@demo.example", main, StringComparison.Ordinal);

        async Task<string> MainAsync() =>
            (await WijkagentFactory.ReadAsync(await client.GetAsync(new Uri("/ontwikkel/codes", UriKind.Relative)))).QuerySelector("main")!.TextContent;
    }
}
