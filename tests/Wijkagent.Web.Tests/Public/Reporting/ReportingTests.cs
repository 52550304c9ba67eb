using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests.Public.Reporting;

public sealed class ReportingTests(OpenForm form) : IClassFixture<OpenForm>
{
    [Theory]
    [InlineData(Journey.Noise, "De politie gebruikt een melding 5 jaar. Daarna kan bijna niemand haar meer lezen. Na 10 jaar wordt zij vernietigd.")]
    [InlineData(Journey.Landlord, "Wij bewaren een melding 24 maanden nadat zij is afgehandeld. Daarna wordt zij vernietigd.")]
    public async Task Who_tells_a_name_reads_first_how_long_it_is_kept_by_the_law_of_the_kind(string kind, string said)
    {
        var visitor = form.NewVisitor();
        await visitor.ToWhatAsync(kind);
        await visitor.SendAsync(Journey.What());
        await visitor.ToWhoAsync();

        Assert.Contains(said, visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_answers_nine_questions_and_holds_a_code_and_a_secret()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        await visitor.GoAsync("/melden");
        Assert.Contains("112", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("no-store", visitor.Answer.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);

        await visitor.ToPlaceAsync();
        Assert.Equal("/melden/waar", visitor.Address);
        Assert.Equal("Stap 4 van 11", visitor.Text(".wa-step"));
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 AB", ["Form.PlaceWords"] = "Bij de brug" });
        Assert.Equal("/melden/wat", visitor.Address);
        await visitor.SendAsync(Journey.What());
        Assert.Equal("/melden/fotos", visitor.Address);
        await visitor.SendAsync(Journey.NoPhotos);
        Assert.Equal(("/melden/rol", "Stap 7 van 10"), (visitor.Address, visitor.Text(".wa-step")));
        await visitor.SendAsync(Journey.Affected);
        Assert.Equal("/melden/wonen", visitor.Address);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Tenure"] = "Owner" });
        Assert.Equal("/melden/wie", visitor.Address);
        await visitor.SendAsync(Journey.Known());
        Assert.Equal("/melden/controle", visitor.Address);
        Assert.Contains("Elke avond harde muziek", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("Zuiderdijk", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync();

        Assert.Equal("/melden/verzonden", visitor.Address);
        Assert.Matches("^WA-2026-[0-9A-Z]{6}$", visitor.Text("#code"));
        Assert.Matches("^([0-9A-Z]{5} ){5}[0-9A-Z]$", visitor.Text("#sleutel"));
        await using var db = program.OpenDatabase();
        var report = await db.Reports.Include(r => r.Contact).Include(r => r.Neighbourhood).SingleAsync();
        Assert.Equal(ReportStatus.Unconfirmed, report.Status);
        Assert.Equal("BU99000000", report.Neighbourhood.Code);
        Assert.Equal("jo@example.nl", report.Contact?.Email);
        var mail = await db.Outbox.SingleAsync();
        Assert.Equal(("jo@example.nl", nameof(ConfirmReportMail)), (program.AddressOf(mail), mail.Template));
    }

    [Fact]
    public async Task An_anonymous_report_leaves_no_name_or_address_even_when_they_were_typed()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;

        await visitor.ToSentAsync(Journey.Known().ToDictionary(a => a.Key, a => a.Key == "Form.Anonymous" ? "nee" : a.Value));

        Assert.Equal("Uw melding is ontvangen", visitor.Heading);
        await using var db = program.OpenDatabase();
        Assert.Equal(ReportStatus.Received, (await db.Reports.SingleAsync()).Status);
        Assert.Empty(await db.ReporterContacts.ToListAsync());
        Assert.Empty(await db.Outbox.ToListAsync());
    }

    [Fact]
    public async Task Answers_stay_when_somebody_goes_back_and_a_change_returns_to_the_check_page()
    {
        var visitor = form.NewVisitor();
        await visitor.ToCheckAsync(Journey.Known());

        await visitor.GoAsync("/melden/wat?terug=controle");
        Assert.Equal("Elke avond harde muziek", visitor.Text("#Form_Text"));
        await visitor.SendAsync(Journey.What("Het is nu ook overdag"));

        Assert.Equal("/melden/controle", visitor.Address);
        Assert.Contains("Het is nu ook overdag", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("Jo Bakker", visitor.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/melden/controle")]
    [InlineData("/melden/wie")]
    [InlineData("/melden/wat")]
    public async Task A_later_question_leads_to_the_first_one_that_is_open(string later)
    {
        var visitor = form.NewVisitor();

        await visitor.GoAsync(later);
        Assert.Equal("/melden", visitor.Address);
        await visitor.ToPlaceAsync();
        await visitor.GoAsync(later);

        Assert.Equal("/melden/waar", visitor.Address);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_report_and_the_same_last_page()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        await visitor.ToCheckAsync(Journey.Anonymous);

        var answers = await Task.WhenAll(visitor.PostAsync(), visitor.PostAsync(), visitor.PostAsync());

        Assert.All(answers, a => Assert.Equal("/melden/verzonden", a.Headers.Location?.OriginalString));
        await using var db = program.OpenDatabase();
        var report = await db.Reports.SingleAsync();
        await visitor.GoAsync("/melden/controle");
        Assert.Equal("/melden/verzonden", visitor.Address);
        Assert.Equal(report.Code, visitor.Text("#code"));
    }

    [Fact]
    public async Task A_draft_that_is_gone_is_told_with_what_was_typed_and_what_to_do()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        await visitor.ToWhatAsync();
        program.Clock.Advance(TimeSpan.FromHours(25));

        await visitor.SendAsync(Journey.What("Dit wil ik niet kwijt"));

        Assert.Equal(HttpStatusCode.Gone, visitor.Answer.StatusCode);
        Assert.Contains("Dit wil ik niet kwijt", visitor.Main, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("main a[href='/melden']"));
    }

    [Fact]
    public async Task What_is_sent_after_the_browser_let_go_of_its_cookie_is_shown_again()
    {
        var visitor = form.NewVisitor();
        await visitor.GoAsync("/melden/soort");

        using var answer = await visitor.PostToAsync("/melden/wat", Journey.What("Dit wil ik niet kwijt"));

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("Dit wil ik niet kwijt", (await WijkagentFactory.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starting_anew_asks_first_and_done_takes_the_last_page_away()
    {
        var visitor = form.NewVisitor();
        await visitor.ToPlaceAsync();
        await visitor.GoAsync("/melden");
        Assert.NotNull(visitor.Page.QuerySelector("a[href='/melden/waar']"));

        await visitor.GoAsync("/melden/opnieuw");
        await visitor.SendAsync();
        Assert.Null(visitor.Page.QuerySelector("a[href='/melden/waar']"));

        await visitor.ToSentAsync(Journey.Anonymous);
        await visitor.GoAsync("/melden/klaar");
        await visitor.SendAsync();
        await visitor.GoAsync("/melden/verzonden");
        Assert.Equal("/melden", visitor.Address);
    }

    [Fact]
    public async Task Empty_answers_are_summed_up_beside_links_to_their_fields()
    {
        var visitor = form.NewVisitor();
        await visitor.GoAsync("/melden/soort");
        await visitor.SendAsync();
        AssertRefused(visitor, "Kies waar uw melding over gaat");
        await visitor.SendAsync(new Dictionary<string, string?> { ["kind"] = Journey.Noise });
        await visitor.SendAsync();
        await visitor.SendAsync();
        AssertRefused(visitor, "Beantwoord deze vraag");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Value"] = "horeca" });
        await visitor.SendAsync();
        AssertRefused(visitor, "Kies waar het is");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234AB", ["Form.PlaceWords"] = "Brug" });
        await visitor.SendAsync();
        AssertRefused(visitor, "Vertel wat er gebeurt of is gebeurd", "Kies wanneer het was", "Kies hoe vaak het gebeurt");
        await visitor.SendAsync(Journey.What());
        await visitor.SendAsync();
        AssertRefused(visitor, "Kies eerst een foto of bestand, of ga verder zonder");
        await visitor.ToWhoAsync();
        await visitor.SendAsync();
        AssertRefused(visitor, "Kies of u uw gegevens geeft of anoniem meldt");
    }

    [Fact]
    public async Task A_kind_that_needs_a_name_does_not_ask_whether_one_is_given()
    {
        var visitor = form.NewVisitor();
        await visitor.ToWhatAsync(Journey.Landlord);
        await visitor.SendAsync(Journey.What());
        await visitor.ToWhoAsync();

        Assert.Null(visitor.Page.QuerySelector("input[name='Form.Anonymous']"));
        await visitor.SendAsync(Journey.Anonymous);
        AssertRefused(visitor, "Voor dit onderwerp heeft de wijkagent uw gegevens nodig. Vul uw naam en e-mailadres of telefoonnummer in.");
    }

    [Fact]
    public async Task A_sensitive_kind_can_be_left_quickly_and_another_can_not()
    {
        var visitor = form.NewVisitor();
        // As long as nobody knows what it is about it can be.
        foreach (var first in new[] { "/melden/soort", "/melden/woorden" })
            Assert.NotNull((await visitor.GoAsync(first)).Page.QuerySelector("[data-leave]"));

        await visitor.ToPlaceAsync();
        Assert.Null(visitor.Page.QuerySelector("[data-leave]"));
        await visitor.ToPlaceAsync(Journey.Discrimination);
        Assert.NotNull(visitor.Page.QuerySelector("[data-leave]"));
    }

    [Fact]
    public async Task Eleven_reports_in_ten_minutes_are_one_too_many_and_the_page_says_whom_to_call()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        // One that was sent and is sent again and again is one.
        await visitor.ToCheckAsync(Journey.Anonymous);
        for (var i = 0; i < 20; i++)
            await visitor.PostAsync();
        for (var i = 1; i < 10; i++)
            await program.NewVisitor().ToSentAsync(Journey.Anonymous);
        var next = program.NewVisitor();
        await next.ToCheckAsync(Journey.Anonymous);

        await next.SendAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, next.Answer.StatusCode);
        Assert.True(next.Answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("0900-8844", next.Text(".wa-errors"), StringComparison.Ordinal);
        // It is still there, on the same page.
        Assert.Contains("Elke avond harde muziek", next.Main, StringComparison.Ordinal);
        await using var db = program.OpenDatabase();
        Assert.Equal(10, await db.Reports.CountAsync());
    }

    [Fact]
    public async Task A_minute_that_is_full_of_reports_keeps_the_answers_for_the_next()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        while (program.Services.GetRequiredService<ReportCeiling>().TryTake())
        {
        }

        await visitor.ToCheckAsync(Journey.Anonymous);
        await visitor.SendAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Answer.StatusCode);
        Assert.NotNull(visitor.Answer.Headers.RetryAfter);
        await visitor.GoAsync("/melden/controle");
        Assert.Contains("Elke avond harde muziek", visitor.Main, StringComparison.Ordinal);
    }

    private static void AssertRefused(Visitor visitor, params string[] errors)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Equal(errors, visitor.Errors);
        Assert.StartsWith("Fout: ", visitor.Page.Title, StringComparison.Ordinal);
        Assert.All(visitor.Page.QuerySelectorAll(".wa-errors a"), link => Assert.NotNull(visitor.Page.QuerySelector(link.GetAttribute("href")!)));
    }
}
