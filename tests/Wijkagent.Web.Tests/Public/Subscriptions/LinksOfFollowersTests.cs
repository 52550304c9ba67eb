using System.Net;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Subscriptions;

/// <summary>The links in mails to who follows something: what they say when there is nothing for them to do.</summary>
public sealed class LinksOfFollowersTests
{
    [Theory]
    [InlineData("/volgen/bevestigen")]
    [InlineData("/volgen/blijven")]
    [InlineData("/volgen/stoppen")]
    [InlineData("/volgen/stoppen/direct")]
    [InlineData("/volgen/gebied")]
    [InlineData("/volgen/gebied/bevestigen")]
    [InlineData("/volgen/gebied/blijven")]
    [InlineData("/volgen/gebied/stoppen")]
    [InlineData("/volgen/gebied/stoppen/direct")]
    public async Task A_link_that_is_none_of_ours_says_that_it_does_not_work(string path)
    {
        using var program = await FollowingAnAreaTests.StartAsync();
        foreach (var key in new[] { "", "?sleutel=verzonnen" })
        {
            var visitor = await program.NewVisitor().GoAsync(path + key);
            Assert.Equal((HttpStatusCode.NotFound, "Deze link werkt niet meer"), (visitor.Answer.StatusCode, visitor.Heading));
        }
    }
}
