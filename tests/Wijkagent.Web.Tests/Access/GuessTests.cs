using System.Net;
using AngleSharp.Html.Parser;
using Wijkagent.Core.Identity;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Access;

/// <summary>Codes are no secret and can be guessed: whoever does learns nothing, not even which there are.</summary>
public sealed class GuessTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQ";

    [Fact]
    public Task A_hundred_guesses_of_codes_open_nothing_and_do_not_tell_which_there_are() => GuessAsync(reports: 2);

    [Fact]
    [Trait("Category", "Long")]
    public Task A_thousand_guesses_of_codes_open_nothing_and_do_not_tell_which_there_are() => GuessAsync(reports: 20);

    private static async Task GuessAsync(int reports)
    {
        await using var desk = await DeskTown.BuildAsync(NoLimits.Settings);
        var codes = new List<string>();
        for (var made = 0; made < reports; made++)
            codes.Add(await desk.AddReportAsync(desk.Town.WestSouth));
        var colleague = await desk.SignInAsync(RoleNames.Officer, desk.West);
        using var elsewhere = await desk.SignInAsync(RoleNames.Officer, desk.East);
        using var visitor = desk.Host.CreateClient();

        var (answers, guessed) = (new HashSet<string>(), 0);
        foreach (var guess in codes.SelectMany(code => Alphabet.Select(last => code[..^1] + last).Append(code)))
        {
            answers.Add(await AnswerAsync(elsewhere, $"/kantoor/meldingen/{guess}", guess));
            answers.Add(await AnswerAsync(visitor, $"/meldingen/{guess}", guess));
            guessed += 2;
        }

        Assert.Equal(50 * reports, guessed);
        // One for the desk and one for the street, whether there is such a report or not.
        Assert.Equal(2, answers.Count);
        Assert.All(answers, answer => Assert.DoesNotContain("lawaai", answer, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync(new Uri($"/kantoor/meldingen/{codes[0]}", UriKind.Relative))).StatusCode);
    }

    /// <summary>Status, where it leads and what it says, without the guess itself.</summary>
    private static async Task<string> AnswerAsync(HttpClient browser, string address, string guess)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return $"{answer.StatusCode} {answer.Headers.Location} {page.QuerySelector("main")?.TextContent}".Replace(guess, "…", StringComparison.Ordinal);
    }
}
