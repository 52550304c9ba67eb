using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>After the answer: two questions, then words for who has some; «not solved» offers to reopen.</summary>
public sealed class RatingTests
{
    private static readonly Dictionary<string, string?> NotSolved = new() { ["Solved"] = "No", ["Satisfaction"] = "2" };

    [Fact]
    public async Task Two_questions_then_words_and_not_solved_offers_to_reopen_and_the_officer_reads_it()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await desk.OpenAsReporterAsync(code);
        Assert.Null(visitor.Page.QuerySelector("a[href$='/mening']"));
        await AnswerAsync(officer, code);
        await visitor.GoAsync($"/meldingen/{code}/mening");

        await visitor.SendAsync();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Kies of het is opgelost|Kies hoe tevreden u bent"), (visitor.Answer.StatusCode, string.Join('|', visitor.Errors)));
        await visitor.SendAsync(NotSolved);
        Assert.Contains("Nee, het is niet opgelost. Ontevreden.", visitor.Main, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("a[href$='/heropenen']"));
        await visitor.SendAsync(new Dictionary<string, string?> { ["Explanation"] = new string('x', ReportRating.TextLength + 1) });
        Assert.Equal(["Maak de tekst korter: er passen 1000 tekens"], visitor.Errors);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Explanation"] = "Ze staan er <nog>" });
        Assert.Null(visitor.Page.QuerySelector("#Explanation"));

        var read = (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector("[aria-labelledby=mening]")!.TextContent;
        foreach (var said in new[] { "Niet opgelost", "tevreden: 2 van 5", "Ze staan er <nog>" })
            Assert.Contains(said, read, StringComparison.Ordinal);
        Assert.NotNull((await DeskTown.PageAsync(officer, "/kantoor/meldingen?weergave=antwoord")).QuerySelector($"a[href='/kantoor/meldingen/{code}']"));

        // The same again is the same; something else is refused.
        await visitor.GoAsync($"/meldingen/{code}");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostToAsync($"/meldingen/{code}/mening", NotSolved)).StatusCode);
        var other = await visitor.PostToAsync($"/meldingen/{code}/mening", new Dictionary<string, string?> { ["Solved"] = "Yes", ["Satisfaction"] = "5" });
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Contains("U heeft al gezegd wat u ervan vindt.", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Reopened and answered anew: asked anew, and both are kept.
        await visitor.GoAsync($"/meldingen/{code}/heropenen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["reason"] = "Het is er weer" });
        var tooEarly = await visitor.PostToAsync($"/meldingen/{code}/mening", NotSolved);
        Assert.Equal(HttpStatusCode.Conflict, tooEarly.StatusCode);
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await AnswerAsync(officer, code);
        await visitor.GoAsync($"/meldingen/{code}/mening");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Solved"] = "Yes", ["Satisfaction"] = "5" });
        Assert.Null(visitor.Page.QuerySelector("a[href$='/heropenen']"));
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal([Solved.No, Solved.Yes], await db.ReportRatings.OrderBy(r => r.Satisfaction).Select(r => r.Solved).ToListAsync());
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Event == nameof(ReportRated) && e.Activity == Core.Privacy.Audit.AuditActivity.Collected));
    }

    [Fact]
    public async Task After_the_days_to_react_it_is_not_asked_any_more()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await AnswerAsync(officer, code);
        desk.Host.Clock.Advance(TimeSpan.FromDays(32));
        await desk.Host.LetTermsPassAsync();

        var visitor = await desk.OpenAsReporterAsync(code);
        Assert.Equal("Gesloten", visitor.Text(".wa-status"));
        Assert.Null(visitor.Page.QuerySelector("a[href$='/mening']"));
        // Nothing can be added either, so no form is left but the one that closes the page.
        Assert.Null(visitor.Page.QuerySelector("#Message"));
        var late = await visitor.PostToAsync($"/meldingen/{code}/mening", NotSolved);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("De tijd om te zeggen wat u ervan vindt, is voorbij.", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var tooLate = await visitor.PostToAsync($"/meldingen/{code}/berichten", new Dictionary<string, string?> { ["message"] = "Nog iets" });
        Assert.Equal(HttpStatusCode.Conflict, tooLate.StatusCode);
        Assert.Contains("U kunt er niets meer aan toevoegen.", await tooLate.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coordinator_reads_a_figure_of_the_team_once_enough_said_something_and_the_officer_none()
    {
        await using var desk = await DeskTown.BuildAsync();
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var coordinator = await desk.SignInAsync(RoleNames.Coordinator);
        for (var i = 1; i <= RatingFigures.Fewest; i++)
        {
            Assert.DoesNotContain("melders; bij", (await DeskTown.PageAsync(coordinator, "/kantoor")).Body!.TextContent, StringComparison.Ordinal);
            var code = await desk.AddReportAsync(desk.Town.WestSouth);
            await AnswerAsync(officer, code);
            var visitor = await desk.OpenAsReporterAsync(code);
            await visitor.GoAsync($"/meldingen/{code}/mening");
            await visitor.SendAsync(new Dictionary<string, string?> { ["Solved"] = i == 1 ? "No" : "Yes", ["Satisfaction"] = i == 1 ? "2" : "5" });
        }

        var figures = (await DeskTown.PageAsync(coordinator, "/kantoor")).QuerySelector(".wa-figures")!.TextContent;
        Assert.Contains("4,4 van 5", figures, StringComparison.Ordinal);
        Assert.Contains("zeggen 5 melders; bij 4 is het opgelost (90 dagen)", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("melders; bij", (await DeskTown.PageAsync(officer, "/kantoor")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(HttpClient officer, string code)
    {
        var answered = await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/uitkomst']", new() { ["Outcome.Message"] = "Ik sprak met hen." });
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
    }
}
