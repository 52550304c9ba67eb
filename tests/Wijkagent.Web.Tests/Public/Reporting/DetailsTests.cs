using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>What a kind asks of its own: one question a page, and only what earlier answers lead to.</summary>
public sealed class DetailsTests(OpenForm form) : IClassFixture<OpenForm>
{
    private const string Youths = "jongerenoverlast";
    private const string Damage = "vernieling";
    private const string Housing = "illegale-verhuur-en-woonfraude";
    private const string Other = "iets-anders";

    [Fact]
    public async Task A_question_is_asked_when_an_earlier_answer_leads_to_it_and_the_check_page_tells_all()
    {
        var visitor = form.NewVisitor();
        await visitor.ToDetailsAsync(Journey.Noise);
        Assert.Equal(("/melden/vragen/bron", "Stap 3 van 11"), (visitor.Address, visitor.Text(".wa-step")));
        Assert.Equal("Waar komt het geluid vandaan?", visitor.Heading);

        await AnswerAsync(visitor, "buren");
        Assert.Equal(("/melden/vragen/gepraat", "Stap 3 van 11, vraag 2 van 2"), (visitor.Address, visitor.Text(".wa-step")));
        await AnswerAsync(visitor, "ja");
        Assert.Equal("/melden/vragen/hoe-ging-het", visitor.Address);
        await AnswerAsync(visitor, "Zij werden boos.");
        Assert.Equal("/melden/waar", visitor.Address);

        await visitor.GoAsync(visitor.Page.QuerySelector(".wa-back")!.GetAttribute("href")!);
        Assert.Equal("Zij werden boos.", visitor.Text("#Form_Value"));
        await visitor.SendAsync();
        await ToCheckAsync(visitor);
        Assert.Equal(["Van buren", "Ja", "Zij werden boos."], new[] { 1, 2, 3 }.Select(row => Row(visitor, row)));
    }

    [Fact]
    public async Task What_leads_elsewhere_asks_nothing_more_and_what_was_answered_to_it_is_let_go_of()
    {
        var visitor = form.NewVisitor();
        await visitor.ToDetailsAsync(Journey.Noise);
        await AnswerAsync(visitor, "buren");
        await AnswerAsync(visitor, "ja");
        await AnswerAsync(visitor, "Zij werden boos.");
        await ToCheckAsync(visitor);

        await visitor.GoAsync("/melden/vragen/bron?terug=controle");
        await AnswerAsync(visitor, "horeca");

        Assert.Equal("/melden/controle", visitor.Address);
        Assert.DoesNotContain("Zij werden boos.", visitor.Main, StringComparison.Ordinal);
        await visitor.GoAsync("/melden/vragen/hoe-ging-het");
        Assert.Equal("/melden/vragen/bron", visitor.Address);
    }

    [Fact]
    public async Task A_change_that_leads_to_another_question_asks_it_before_the_check_page()
    {
        var visitor = form.NewVisitor();
        await visitor.ToDetailsAsync(Youths);
        await AnswerAsync(visitor, "nee");
        await AnswerAsync(visitor, "meer");
        await AnswerAsync(visitor, "geluid", "Form.Values");
        await ToCheckAsync(visitor);

        await visitor.GoAsync("/melden/vragen/wat?terug=controle");
        await AnswerAsync(visitor, "intimideren", "Form.Values");
        Assert.Equal("/melden/vragen/bedreigd?terug=controle", visitor.Address);
        await AnswerAsync(visitor, "ja");

        Assert.Equal("/melden/controle", visitor.Address);
        Assert.Contains("Mensen bang maken of uitschelden", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_ends_the_form_says_what_helps_instead_and_is_not_kept()
    {
        var visitor = form.NewVisitor();
        await visitor.ToDetailsAsync(Youths);

        await AnswerAsync(visitor, "ja");

        Assert.Equal("/melden/vragen/gevaar/advies", visitor.Address);
        Assert.NotNull(visitor.Page.QuerySelector("main a[href='tel:112']"));
        await visitor.GoAsync("/melden/waar");
        Assert.Equal("/melden/vragen/gevaar", visitor.Address);
        Assert.Null(visitor.Page.QuerySelector("[checked]"));
        await AnswerAsync(visitor, "nee");
        Assert.Equal("/melden/vragen/aantal", visitor.Address);
    }

    [Theory]
    [InlineData(Journey.Noise, "bron", "", "Beantwoord deze vraag")]
    [InlineData(Journey.Noise, "bron", "verzonnen", "Beantwoord deze vraag")]
    [InlineData(Housing, "adres", "  ", "Beantwoord deze vraag")]
    [InlineData(Housing, "mensen", "negen", "Vul een heel getal in van 1 tot en met 100, in cijfers")]
    [InlineData(Housing, "mensen", "101", "Vul een heel getal in van 1 tot en met 100, in cijfers")]
    [InlineData(Housing, "mensen", "-1", "Vul een heel getal in van 1 tot en met 100, in cijfers")]
    public async Task A_wrong_answer_is_told_at_the_question(string kind, string key, string answer, string expected)
    {
        var visitor = form.NewVisitor();
        await visitor.ToDetailsAsync(kind);
        if (!visitor.Address.EndsWith(key, StringComparison.Ordinal))
            await AnswerAsync(visitor, "Dorpsstraat 1");
        Assert.EndsWith(key, visitor.Address, StringComparison.Ordinal);

        await AnswerAsync(visitor, answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Equal([expected], visitor.Errors);
        await visitor.GoAsync("/melden/wat");
        Assert.StartsWith("/melden/vragen/", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_and_a_day_that_has_not_been_are_told_with_what_was_typed_kept()
    {
        var visitor = form.NewVisitor();
        await visitor.ToDetailsAsync(Housing);
        var endless = new string('x', KindQuestion.LineLength + 1);
        await AnswerAsync(visitor, endless);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Equal(endless, visitor.Page.QuerySelector("#Form_Value")!.GetAttribute("value"));

        await visitor.ToDetailsAsync(Damage);
        await visitor.SendAsync(Day("1", "1", "2090"));
        Assert.Equal(["Deze dag of tijd is nog niet geweest. Vul in wanneer het was."], visitor.Errors);
        await visitor.SendAsync(Day("31", "2", "2026"));
        Assert.Single(visitor.Errors);
        await visitor.SendAsync(Day("", "", ""));
        Assert.Single(visitor.Errors);
        await visitor.SendAsync(Day("1", "3", "2026").Append(new("Form.HappenedAt", "7.30")).ToDictionary());
        Assert.Equal("/melden/vragen/eigenaar", visitor.Address);
        await AnswerAsync(visitor, "mij");
        await AnswerAsync(visitor, "1200");
        await AnswerAsync(visitor, null);
        await ToCheckAsync(visitor);
        Assert.Equal(["zondag 1 maart 2026, 7.30 uur", "Van mij", "1.200", "Niet ingevuld"], new[] { 1, 2, 3, 4 }.Select(row => Row(visitor, row)));
    }

    [Fact]
    public async Task Another_kind_asks_its_own_questions_and_forgets_those_of_the_first()
    {
        var visitor = form.NewVisitor();
        await visitor.ToCheckAsync(Journey.Anonymous);

        await visitor.GoAsync("/melden/soort?terug=controle");
        await visitor.SendAsync(new Dictionary<string, string?> { ["kind"] = Other });
        await visitor.SendAsync();

        Assert.StartsWith("/melden/vragen/gevaar", visitor.Address, StringComparison.Ordinal);
        await visitor.GoAsync("/melden/controle");
        Assert.StartsWith("/melden/vragen/gevaar", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_keeps_the_question_it_was_asked_and_a_question_that_came_since_is_asked_before_sending()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var (code, secret) = await visitor.ToSentAsync(Journey.Anonymous, Other);
        var late = program.NewVisitor();
        await late.ToCheckAsync(Journey.Anonymous, Other);

        await AskOtherwiseAsync(program, new KindQuestion("kleur", QuestionType.Text, new LocalizedText("Welke kleur?", "Which colour?"), Required: true));

        await late.SendAsync();
        Assert.Equal("Uw melding is nog niet verstuurd", late.Heading);
        await late.GoAsync(late.Page.QuerySelector("main .wa-actions a")!.GetAttribute("href")!);
        Assert.Equal("/melden/vragen/kleur", late.Address);
        await AnswerAsync(late, "Rood");
        await late.GoAsync("/melden/controle");
        await late.SendAsync();
        Assert.Equal("/melden/verzonden", late.Address);

        await visitor.GoAsync("/meldingen?code=" + code);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        Assert.Contains("Is er nu gevaar?", visitor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Welke kleur?", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_keeps_a_question_that_was_passed_over()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        await AskOtherwiseAsync(program, new KindQuestion("kleur", QuestionType.Text, new LocalizedText("Welke kleur?", "Which colour?"), Required: false));
        await visitor.ToDetailsAsync(Other);
        await AnswerAsync(visitor, null);
        await ToCheckAsync(visitor);
        await visitor.SendAsync();
        var (code, secret) = (visitor.Text("#code"), visitor.Text("#sleutel"));

        await visitor.GoAsync("/meldingen?code=" + code);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });

        Assert.Matches(@"Welke kleur\?\s+Niet ingevuld", visitor.Main);
    }

    [Fact]
    public async Task A_kind_that_asks_nothing_leads_from_the_advice_to_the_place_and_back()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        await AskOtherwiseAsync(program);

        await visitor.ToDetailsAsync(Other);

        Assert.Equal(("/melden/waar", "Stap 3 van 8"), (visitor.Address, visitor.Text(".wa-step")));
        Assert.Equal("/melden/advies", visitor.Page.QuerySelector(".wa-back")!.GetAttribute("href"));
        await visitor.GoAsync("/melden/vragen/gevaar");
        Assert.Equal("/melden/waar", visitor.Address);
    }

    private static async Task AskOtherwiseAsync(WijkagentFactory program, params KindQuestion[] questions) => await program.ArrangeAsync(async db =>
    {
        var kind = await db.ReportKinds.SingleAsync(k => k.Slug == Other);
        kind.Describe(kind.Details with { Questions = questions });
    });

    private static Task<Visitor> AnswerAsync(Visitor visitor, string? answer, string field = "Form.Value") =>
        visitor.SendAsync(new Dictionary<string, string?> { [field] = answer });

    private static Dictionary<string, string?> Day(string day, string month, string year) =>
        new() { ["Form.HappenedOn.Day"] = day, ["Form.HappenedOn.Month"] = month, ["Form.HappenedOn.Year"] = year };

    private static async Task ToCheckAsync(Visitor visitor)
    {
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab", ["Form.PlaceWords"] = "Bij de brug" });
        await visitor.SendAsync(Journey.What());
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        Assert.Equal("/melden/controle", visitor.Address);
    }

    /// <summary>The answer in a row of the check page; the kind is row 0.</summary>
    private static string Row(Visitor visitor, int row) =>
        visitor.Text(string.Create(CultureInfo.InvariantCulture, $".wa-summary__row:nth-child({row + 1}) dd"));
}
