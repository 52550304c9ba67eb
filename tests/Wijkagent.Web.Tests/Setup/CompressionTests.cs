using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>Which answers are made smaller on their way, and which must not be.</summary>
public sealed class CompressionTests(WijkagentFactory program) : IClassFixture<WijkagentFactory>
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_public_page_is_sent_smaller_in_what_the_browser_understands(string encoding)
    {
        var browser = program.CreateClient();
        var plain = await (await browser.GetAsync("/")).Content.ReadAsByteArrayAsync();

        var answer = await AskAsync(browser, "/", encoding);

        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.Contains("Cookie", answer.Headers.Vary);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < plain.Length / 2);
    }

    [Theory]
    [InlineData("/melden/soort")]
    [InlineData("/meldingen")]
    [InlineData("/aanmelden")]
    public async Task A_page_that_can_hold_a_secret_is_sent_as_it_is(string address)
    {
        Assert.Empty((await AskAsync(program.CreateClient(), address, "br")).Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task No_page_of_somebody_who_is_signed_in_is_made_smaller()
    {
        await program.Accounts.AddAsync("wim@voorbeeld.nl", RoleNames.Officer);
        var signedIn = await program.Accounts.SignInAsync("wim@voorbeeld.nl");

        Assert.Empty((await AskAsync(signedIn, "/over", "br")).Content.Headers.ContentEncoding);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient browser, string address, string encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", encoding);
        return browser.SendAsync(request);
    }
}
