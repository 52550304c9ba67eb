using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Following;

public sealed class FollowingTests(OpenForm form) : IClassFixture<OpenForm>
{
    private static readonly Actor Officer = Actor.System with { Kind = ActorKind.Staff, UserId = Guid.CreateVersion7(), Name = "Wijkagent Noor" };

    [Fact]
    public async Task Code_and_secret_open_the_report_and_the_reporter_adds_and_withdraws()
    {
        var visitor = form.NewVisitor();
        var (code, secret) = await visitor.ToSentAsync(Journey.Anonymous);

        await visitor.GoAsync($"/meldingen/{code}");
        Assert.Equal($"/meldingen?code={code}", visitor.Address);
        await OpenAsync(visitor, code, secret.ToLowerInvariant());
        Assert.Equal($"/meldingen/{code}", visitor.Address);
        Assert.Equal("Ontvangen", visitor.Text(".wa-status"));
        Assert.Contains("uiterlijk maandag 9 maart 2026", visitor.Main, StringComparison.Ordinal);

        await visitor.SendAsync(new Dictionary<string, string?> { ["message"] = "" });
        Assert.Equal(["Schrijf wat u wilt laten weten"], visitor.Errors);
        await visitor.SendAsync(new Dictionary<string, string?> { ["message"] = "Het was ook <b>gisteren</b>" });
        Assert.Contains("Het was ook <b>gisteren</b>", visitor.Text(".wa-timeline"), StringComparison.Ordinal);

        await visitor.GoAsync($"/meldingen/{code}/intrekken");
        await visitor.SendAsync();
        Assert.Equal("Ingetrokken", visitor.Text(".wa-status"));
        Assert.Null(visitor.Page.QuerySelector("#Message"));
    }

    [Fact]
    public async Task A_term_that_passed_is_admitted_and_not_promised_again()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var (code, secret) = await visitor.ToSentAsync(Journey.Anonymous);
        program.Clock.Advance(TimeSpan.FromDays(8));

        await visitor.GoAsync("/meldingen");
        await OpenAsync(visitor, code, secret);

        Assert.Contains("U had uiterlijk maandag 9 maart 2026 van de wijkagent moeten horen. Dat is niet gelukt.", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_code_get_the_same_answer_and_five_of_them_close_the_door_for_an_hour()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var (code, secret) = await visitor.ToSentAsync(Journey.Anonymous);

        await visitor.GoAsync("/meldingen");
        await OpenAsync(visitor, code, ReportSecrets.New());
        var wrong = (visitor.Answer.StatusCode, visitor.Errors[0]);
        await OpenAsync(visitor, "WA-2026-000000", secret);
        Assert.Equal(wrong, (visitor.Answer.StatusCode, visitor.Errors[0]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        foreach (var typed in new[] { "anders", "niets", "WA-2026-\u0007" })
            await OpenAsync(visitor, typed, secret);

        await OpenAsync(visitor, code, secret);
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Answer.StatusCode);
        program.Clock.Advance(TimeSpan.FromHours(1));
        await OpenAsync(visitor, code, secret);
        Assert.Equal($"/meldingen/{code}", visitor.Address);
    }

    [Fact]
    public async Task What_was_not_filled_in_is_said_beside_its_field()
    {
        var visitor = form.NewVisitor();
        await visitor.GoAsync("/meldingen");

        await OpenAsync(visitor, "", "");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Equal(["Vul de code van uw melding in", "Vul de sleutel van uw melding in"], visitor.Errors);
        Assert.NotNull(visitor.Page.QuerySelector("#Secret-fout"));
    }

    [Fact]
    public async Task A_date_that_has_passed_is_never_a_promise()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var (code, secret) = await visitor.ToSentAsync(Journey.Anonymous);
        await visitor.GoAsync("/meldingen");
        await OpenAsync(visitor, code, secret);
        Assert.Contains("U krijgt hier een eerste reactie, uiterlijk maandag 9 maart 2026.", visitor.Main, StringComparison.Ordinal);

        program.Clock.Advance(TimeSpan.FromDays(20));
        await OpenAgainAsync();
        Assert.Contains("U had uiterlijk maandag 9 maart 2026 van de wijkagent moeten horen.", visitor.Main, StringComparison.Ordinal);

        await program.ArrangeAsync(async db =>
        {
            var report = await db.Reports.Include(r => r.Kind).SingleAsync();
            report.Decline("Dit mag.", Officer, program.Now);
        });
        await OpenAgainAsync();
        Assert.Contains("Laat het weten, uiterlijk", visitor.Main, StringComparison.Ordinal);
        program.Clock.Advance(TimeSpan.FromDays(40));
        await OpenAgainAsync();
        Assert.DoesNotContain("uiterlijk", visitor.Main, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("a[href$='/heropenen']"));

        async Task OpenAgainAsync()
        {
            await visitor.GoAsync("/meldingen");
            await OpenAsync(visitor, code, secret);
        }
    }

    [Fact]
    public async Task Before_the_address_is_confirmed_nothing_is_offered_that_can_not_be_done()
    {
        var visitor = form.NewVisitor();
        var (code, secret) = await visitor.ToSentAsync(Journey.Known());
        Assert.Contains("Na het bevestigen kunt u daar ook iets toevoegen of de melding intrekken.", visitor.Main, StringComparison.Ordinal);
        await visitor.GoAsync("/meldingen");
        await OpenAsync(visitor, code, secret);

        Assert.Equal("Nog niet bevestigd", visitor.Text(".wa-status"));
        Assert.Null(visitor.Page.QuerySelector("#Message"));
        Assert.Null(visitor.Page.QuerySelector("a[href$='/intrekken']"));
    }

    [Fact]
    public async Task The_link_in_the_mail_confirms_only_when_its_button_is_pressed_and_says_so_again_later()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var (code, _) = await visitor.ToSentAsync(Journey.Known());
        var key = Uri.EscapeDataString(program.Services.GetRequiredService<ReportSecrets>().MakeLink(code, ReportLink.Confirm));

        await visitor.GoAsync($"/meldingen/{code}/bevestigen?sleutel={key}");
        Assert.Equal(ReportStatus.Unconfirmed, await StatusAsync(program));
        await visitor.SendAsync();
        Assert.Equal("Uw melding is bevestigd", visitor.Heading);
        Assert.Equal(ReportStatus.Received, await StatusAsync(program));

        await visitor.GoAsync($"/meldingen/{code}/bevestigen?sleutel={key}");
        Assert.Equal("Uw melding was al bevestigd", visitor.Heading);
        await visitor.GoAsync($"/meldingen/{code}/bevestigen?sleutel=anders");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Answer.StatusCode);
        await using var db = program.OpenDatabase();
        Assert.Equal(1, await db.Events.CountAsync(e => e.Name == nameof(ReportConfirmed)));
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.Template == nameof(ReportNewsMail)));
    }

    [Fact]
    public async Task After_fourteen_days_the_link_says_that_it_is_too_late()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var (code, _) = await visitor.ToSentAsync(Journey.Known());
        var key = Uri.EscapeDataString(program.Services.GetRequiredService<ReportSecrets>().MakeLink(code, ReportLink.Confirm));
        program.Clock.Advance(TimeSpan.FromDays(15));

        await visitor.GoAsync($"/meldingen/{code}/bevestigen?sleutel={key}");

        Assert.Equal("De tijd om te bevestigen is voorbij", visitor.Heading);
    }

    [Fact]
    public async Task A_link_without_a_code_is_broken()
    {
        using var program = new WijkagentFactory();
        var visitor = program.NewVisitor();

        await visitor.GoAsync("/meldingen/x/openen?sleutel=y");

        Assert.Equal((HttpStatusCode.NotFound, "Deze link werkt niet (meer)"), (visitor.Answer.StatusCode, visitor.Heading));
    }

    [Fact]
    public async Task The_link_to_follow_opens_one_report_for_two_hours()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var (code, _) = await visitor.ToSentAsync(Journey.Known());
        var key = Uri.EscapeDataString(program.Services.GetRequiredService<ReportSecrets>().MakeLink(code, ReportLink.Follow));

        await visitor.GoAsync($"/meldingen/{code}/openen?sleutel={key}");
        Assert.DoesNotContain("harde muziek", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync();
        Assert.Contains("harde muziek", visitor.Main, StringComparison.Ordinal);

        program.Clock.Advance(TimeSpan.FromHours(2));
        await visitor.GoAsync($"/meldingen/{code}");
        Assert.Equal($"/meldingen?code={code}", visitor.Address);
    }

    [Fact]
    public async Task An_outcome_is_read_and_can_be_called_not_solved_within_its_term()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var (code, secret) = await visitor.ToSentAsync(Journey.Anonymous);
        await program.ArrangeAsync(async db =>
        {
            var report = await db.Reports.Include(r => r.Kind).SingleAsync();
            report.TakeInReview(Officer, program.Now);
            report.Resolve("Ik sprak met de bewoners.", Officer, program.Now.AddMinutes(5));
        });
        await visitor.GoAsync("/meldingen");
        await OpenAsync(visitor, code, secret);
        Assert.Contains("Ik sprak met de bewoners.", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("Wijkagent Noor", visitor.Main, StringComparison.Ordinal);

        await visitor.GoAsync($"/meldingen/{code}/heropenen");
        await visitor.SendAsync();
        Assert.Equal(["Schrijf wat er nog niet goed is"], visitor.Errors);
        await visitor.SendAsync(new Dictionary<string, string?> { ["reason"] = "Het is er weer" });

        Assert.Equal("Opnieuw geopend", visitor.Text(".wa-status"));
    }

    [Fact]
    public async Task Somebody_elses_report_does_not_open_with_a_cookie_for_another()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var (first, _) = await visitor.ToSentAsync(Journey.Anonymous);
        var (second, secret) = await visitor.ToSentAsync(Journey.Anonymous);
        await visitor.GoAsync("/meldingen");
        await OpenAsync(visitor, second, secret);

        await visitor.GoAsync($"/meldingen/{first}");

        Assert.NotEqual(first, second);
        Assert.Equal($"/meldingen?code={first}", visitor.Address);
    }

    private static Task<Visitor> OpenAsync(Visitor visitor, string code, string secret) =>
        visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });

    private static async Task<ReportStatus> StatusAsync(WijkagentFactory program)
    {
        await using var db = program.OpenDatabase();
        return (await db.Reports.SingleAsync()).Status;
    }
}
