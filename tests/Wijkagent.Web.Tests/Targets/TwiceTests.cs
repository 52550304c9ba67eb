using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Targets;

/// <summary>«Double report» of security.md: a form that is sent five times at once and then again makes one report.</summary>
[Trait("Suite", "Targets")]
public sealed class TwiceTests
{
    private const int AtOnce = 5;

    [Fact]
    public Task A_form_that_is_sent_again_and_again_makes_one_report() => SendAsync(forms: 10);

    [Fact]
    [Trait("Category", "Long")]
    public Task Five_hundred_forms_that_are_sent_again_and_again_make_five_hundred_reports() => SendAsync(forms: 500);

    private static async Task SendAsync(int forms)
    {
        await using var program = new WijkagentFactory { Settings = NoLimits.Settings };
        await program.BuildTownAsync();

        var codes = new HashSet<string>();
        for (var form = 0; form < forms; form++)
        {
            var visitor = program.NewVisitor();
            await visitor.ToCheckAsync(form % 2 == 0 ? Journey.Anonymous : Journey.Known());

            var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => visitor.PostAsync()));
            Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Found, "/melden/verzonden"), (answer.StatusCode, answer.Headers.Location?.OriginalString)));
            await visitor.SendAsync();
            Assert.True(codes.Add(visitor.Text("#code")), "the code of another form");
        }

        await using var db = program.OpenDatabase();
        Assert.Equal(codes.Order(), await db.Reports.Select(r => r.Code).OrderBy(c => c).ToListAsync());
        Assert.Equal(forms / 2, await db.Outbox.CountAsync());
    }
}
