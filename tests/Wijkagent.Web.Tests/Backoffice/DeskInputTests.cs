using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Access;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>What people and machines send to the desk that is not as it should be.</summary>
public sealed class DeskInputTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    private const string Hostile = "<script>alert(1)</script>\" onmouseover=x {{7*7}} 100%_[x] \U0001F468‍\U0001F469";

    public static TheoryData<string, string, string, int> EveryText => new()
    {
        { "melding", "vraag", "Question.Message", 3000 },
        { "melding", "bericht", "Telling.Message", 3000 },
        { "melding", "uitkomst", "Outcome.Message", 3000 },
        { "melding", "doorverwijzing", "Referral.Message", 3000 },
        { "melding", "doorverwijzing", "Referral.To", 150 },
        { "melding", "afwijzing", "Refusal.Message", 3000 },
        { "melding", "zaak", "NewCase.Title", 150 },
        { "zaak", "handelingen", "Action.Description", 3000 },
        { "zaak", "taken", "Task.Description", 300 },
        { "zaak", "bericht", "Everybody.Message", 3000 },
        { "zaak", "wachten", "Wait.ForWhom", 150 },
        { "zaak", "uitkomst", "Resolution.Outcome", 3000 },
    };

    [Theory]
    [MemberData(nameof(EveryText))]
    public async Task A_text_that_is_empty_too_long_or_not_readable_is_refused_with_words_beside_its_field(string thing, string form, string field, int limit)
    {
        var page = await OpenAsync(thing);

        var before = await TraceAsync();
        foreach (var (text, words) in new[] { (new string('x', limit + 1), $"er passen {limit} tekens"), ("a\uFFFEb", "niet kunnen lezen"), ("  ", "") })
        {
            var answer = await desk.SendAsync(page, form, ValuesFor(field, text));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var again = await WijkagentFactory.ReadAsync(answer);
            var control = again.QuerySelector($"[name='{field}']")!;
            Assert.Equal("true", control.GetAttribute("aria-invalid"));
            var error = again.QuerySelector($"#{control.Id}-fout")!.TextContent;
            Assert.Contains(words, error, StringComparison.Ordinal);
            Assert.StartsWith("Fout: ", error, StringComparison.Ordinal);
            Assert.NotNull(again.QuerySelector($".wa-errors a[href='#{control.Id}']"));
            Assert.True(control.Closest("details")!.HasAttribute("open"));
            Assert.Contains(text.Trim(), control.TextContent + control.GetAttribute("value"), StringComparison.Ordinal);
        }

        Assert.Equal(before, await TraceAsync());
    }

    [Theory]
    [InlineData("melding", "vraag", "Question.Message", "Schrijf uw vraag")]
    [InlineData("melding", "doorverwijzing", "Referral.To", "Vul in naar welke organisatie u doorstuurt")]
    [InlineData("melding", "zaak", "NewCase.Title", "Vul in wat het probleem is")]
    [InlineData("melding", "aansluiting", "KnownCase.Number", "Vul het nummer van de zaak in")]
    [InlineData("zaak", "handelingen", "Action.Description", "Vertel kort wat u heeft gedaan")]
    [InlineData("zaak", "handelingen", "Action.DoneOn", "Vul in op welke dag u dit deed, zoals 3-12-2026")]
    [InlineData("zaak", "taken", "Task.Description", "Vul in wat er moet gebeuren")]
    [InlineData("zaak", "wachten", "Wait.ForWhom", "Vul in op wie u wacht")]
    [InlineData("zaak", "uitkomst", "Resolution.Outcome", "Schrijf wat de uitkomst van de zaak is")]
    public async Task What_is_missing_is_named(string thing, string form, string field, string words)
    {
        var values = ValuesFor("Action.Description", "Gepraat");
        values["Referral.Message"] = "Zij doen dit.";
        values[field] = "";

        var answer = await desk.SendAsync(await OpenAsync(thing), form, values);

        var page = await WijkagentFactory.ReadAsync(answer);
        Assert.Equal([words], page.QuerySelectorAll(".wa-errors a").Select(a => a.TextContent));
    }

    [Theory]
    [InlineData("handelingen", "Action.DoneOn", "1900-01-01", "Kies een dag vanaf ")]
    [InlineData("taken", "Task.DueOn", "2020-01-01", "Deze dag is al voorbij.")]
    public async Task A_day_that_is_out_of_reason_is_refused(string form, string field, string day, string words)
    {
        var values = ValuesFor("Action.Description", "Gepraat");
        values["Task.Description"] = "Bellen";
        values[field] = day;

        var answer = await desk.SendAsync(await OpenAsync("zaak"), form, values);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await WijkagentFactory.ReadAsync(answer);
        Assert.Contains(words, page.QuerySelector(".wa-errors")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("00:00", page.QuerySelector(".wa-errors")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryText))]
    public async Task Hostile_words_of_full_length_are_kept_as_they_are_and_shown_as_words(string thing, string form, string field, int limit)
    {
        var page = await OpenAsync(thing);
        var text = Hostile + new string('x', limit - Hostile.Length);

        var answer = await desk.SendAsync(page, form, ValuesFor(field, text));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var shown = await DeskTown.PageAsync(desk.Wim, answer.Headers.Location!.OriginalString);
        Assert.Contains(text, shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.QuerySelectorAll("main script:not([src]), main [onmouseover]"));
    }

    [Fact]
    public async Task Without_the_token_of_its_form_nothing_at_the_desk_is_done()
    {
        var number = (await desk.CaseAsync()).Split('/')[^1];
        var code = (await desk.ReportAsync()).Split('/')[^1];
        var before = await TraceAsync();
        var tried = 0;
        foreach (var route in PostedRoutes())
        {
            var address = route.Replace("{code}", code, StringComparison.Ordinal).Replace("{number}", number, StringComparison.Ordinal)
                .Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);
            foreach (var token in new[] { null, "verzonnen" })
            {
                var fields = new Dictionary<string, string> { ["version"] = "1", ["Telling.Message"] = "Dag", ["Telling.Version"] = "1" };
                if (token is not null)
                    fields["__RequestVerificationToken"] = token;
                using var content = new FormUrlEncodedContent(fields);
                var answer = await desk.Wim.PostAsync(new Uri(address, UriKind.Relative), content);
                Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{address}: {answer.StatusCode}");
            }

            tried++;
        }

        Assert.True(tried >= 19, $"{tried} addresses tried");
        Assert.Equal(before, await TraceAsync());
    }

    [Fact]
    public async Task An_address_that_takes_a_form_does_nothing_for_another_method_and_a_page_takes_no_form()
    {
        var report = await desk.ReportAsync();
        var before = await TraceAsync();

        foreach (var route in PostedRoutes().Where(r => r.Contains("{code}", StringComparison.Ordinal)))
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
            {
                var status = await SendAsync(method, report + route.Split("{code}")[1]);
                Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{method} {route}: {status}");
            }
        }

        foreach (var page in new[] { "/kantoor", "/kantoor/meldingen", "/kantoor/zaken", "/kantoor/berichten", report })
            Assert.Equal(HttpStatusCode.MethodNotAllowed, await SendAsync(HttpMethod.Post, page));
        Assert.Equal(before, await TraceAsync());
    }

    [Theory]
    [InlineData("vraag", "Question.Version", "geen-getal", HttpStatusCode.BadRequest)]
    [InlineData("vraag", "Question.Version", "99999999999", HttpStatusCode.BadRequest)]
    [InlineData("vraag", "Question.Version", "", HttpStatusCode.Conflict)]
    [InlineData("vraag", "Question.Version", "-1", HttpStatusCode.Conflict)]
    [InlineData("zaak", "NewCase.Version", "7", HttpStatusCode.Conflict)]
    public async Task A_version_that_was_on_no_screen_changes_nothing(string form, string field, string version, HttpStatusCode status)
    {
        var page = await OpenAsync("melding");
        var before = await TraceAsync();

        var answer = await desk.SendAsync(page, form, new() { [field] = version, ["Question.Message"] = "Hoe laat?", ["NewCase.Title"] = "Lawaai" });

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(before, await TraceAsync());
    }

    [Theory]
    [InlineData("Action.What", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Action.What", "Verzonnen", HttpStatusCode.BadRequest)]
    [InlineData("Action.What", "99", HttpStatusCode.BadRequest)]
    [InlineData("Action.DoneOn", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Action.DoneOn", "31-02-2026", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Action.DoneOn", "2026-02-31", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Action.DoneOn", "2026-03-03", HttpStatusCode.UnprocessableEntity)]
    public async Task A_kind_or_day_that_can_not_be_is_refused(string field, string value, HttpStatusCode status)
    {
        var page = await OpenAsync("zaak");
        var values = ValuesFor("Action.Description", "Gepraat");
        values[field] = value;

        var answer = await desk.SendAsync(page, "handelingen", values);

        Assert.Equal(status, answer.StatusCode);
        var again = await WijkagentFactory.ReadAsync(answer);
        if (status == HttpStatusCode.UnprocessableEntity)
        {
            Assert.Equal("true", again.QuerySelector($"[name='{field}']")!.GetAttribute("aria-invalid"));
            Assert.Equal("Gepraat", again.QuerySelector("[name='Action.Description']")!.TextContent.Trim());
        }
    }

    [Theory]
    [InlineData("/kantoor/meldingen?weergave=niets&status=Verzonnen&van=gisteren&tot=0&volgorde=x&pagina=-3&soort=%00&buurt='")]
    [InlineData("/kantoor/meldingen?zoek=a%EF%BF%BEb")]
    [InlineData("/kantoor/zaken?zoek=%EF%BF%BE")]
    [InlineData("/kantoor/meldingen?pagina=99999999999999999999&zoek=%25%5F%5B%5C'\"--")]
    [InlineData("/kantoor/zaken?weergave=niets&pagina=abc&zoek=%25%5F%5B%5C'\"--&soort=niets")]
    [InlineData("/kantoor/berichten?weergave=x&pagina=-1")]
    public async Task A_list_leaves_out_of_its_address_what_it_can_not_understand(string address)
    {
        Assert.NotNull((await DeskTown.PageAsync(desk.Wim, address)).QuerySelector("h1"));
    }

    private async Task<IHtmlDocument> OpenAsync(string thing) =>
        await DeskTown.PageAsync(desk.Wim, await (thing == "zaak" ? desk.CaseAsync() : desk.ReportAsync()));

    /// <summary>All that its form needs, with one text in its place.</summary>
    private static Dictionary<string, string> ValuesFor(string field, string text)
    {
        var values = new Dictionary<string, string>();
        if (field.StartsWith("Referral.", StringComparison.Ordinal))
            (values["Referral.To"], values["Referral.Message"]) = ("Gemeente", "Zij doen dit.");
        if (field.StartsWith("Action.", StringComparison.Ordinal))
            (values["Action.What"], values["Action.DoneOn"]) = (nameof(CaseActionKind.Talk), "2026-03-02");
        values[field] = text;
        return values;
    }

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        return (await desk.Wim.SendAsync(request)).StatusCode;
    }

    /// <summary>All that changes when anything is done at the desk.</summary>
    private async Task<(int Events, int Messages, int Mails)> TraceAsync()
    {
        await using var db = desk.Town.Host.OpenDatabase();
        return (await db.Events.CountAsync(), await db.ReportMessages.CountAsync(), await db.Outbox.CountAsync());
    }

    private IEnumerable<string> PostedRoutes() =>
        desk.Town.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => route.StartsWith("/kantoor/", StringComparison.Ordinal))
            // What others alone may do is refused to an officer before anything else.
            .Where(route => AccessMatrix.MayOpen(RoleNames.Officer, new Access.Route("POST", route)) == true)
            .Distinct();
}
