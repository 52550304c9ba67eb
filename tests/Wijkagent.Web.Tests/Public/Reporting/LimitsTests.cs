using Wijkagent.Core.Partners;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Questions;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>Every field of the form in which people write takes as much as it says, and not one character more.</summary>
public sealed class LimitsTests(OpenForm form) : IClassFixture<OpenForm>
{
    private const string Hope = "iets-anders";
    private const int PostcodeAndLineEnd = 8;

    [Theory]
    [InlineData("/melden/vragen/hoop", "Form.Value", KindQuestion.LinesLength)]
    [InlineData("/melden/waar", "Form.PlaceWords", Report.PlaceLength - PostcodeAndLineEnd)]
    [InlineData("/melden/wat", "Form.Text", Report.TextLength)]
    [InlineData("/melden/wat", "Form.UsualTimes", Report.UsualTimesLength)]
    [InlineData("/melden/rol", "Form.ForWhom", Report.ForWhomLength)]
    [InlineData("/melden/wonen", "Form.OtherLandlord", Partner.NameLength)]
    [InlineData("/melden/wie", "Form.Name", ReporterContact.NameLength)]
    [InlineData("/melden/wie", "Form.Email", ReporterContact.EmailLength)]
    [InlineData("/melden/wie", "Form.Phone", ReporterContact.PhoneLength)]
    public async Task What_just_fits_is_taken_and_one_more_is_said_at_its_field_and_kept_there(string page, string field, int most)
    {
        var visitor = form.NewVisitor();
        await visitor.ToCheckAsync(Journey.Anonymous, page.StartsWith("/melden/vragen", StringComparison.Ordinal) ? Hope : Journey.Noise);
        await visitor.GoAsync(page);

        await visitor.SendAsync(Answers(page, field, most + 1));
        visitor.AssertTooLong(field, most);

        await visitor.SendAsync(Answers(page, field, most));
        Assert.Empty(visitor.Errors);
        Assert.NotEqual(page, visitor.Address);
        Assert.Equal(System.Net.HttpStatusCode.OK, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task Who_writes_too_much_of_the_place_is_told_at_once_how_much_fits_below_the_address()
    {
        var visitor = await form.NewVisitor().ToPlaceAsync();

        await visitor.SendAsync(Answers("/melden/waar", "Form.PlaceWords", Report.PlaceLength + 1));

        Assert.Equal([Lengths.Words(Report.PlaceLength - PostcodeAndLineEnd)], visitor.Errors);
    }

    // What is looked up or read as a time is said to be too long, or else not to be found or to be no time.
    [Theory]
    [InlineData("/melden/waar", "Form.Place", PlaceFinding.MaxLength)]
    [InlineData("/melden/wat", "Form.HappenedAt", 20)]
    public async Task What_has_to_be_something_is_too_long_only_beyond_its_length(string page, string field, int most)
    {
        var visitor = form.NewVisitor();
        await visitor.ToCheckAsync(Journey.Anonymous);
        foreach (var length in new[] { most + 1, most })
        {
            await visitor.GoAsync(page);
            await visitor.SendAsync(Answers(page, field, length));

            Assert.Single(visitor.Errors);
            Assert.Equal(length > most, visitor.Errors.Contains(Lengths.Words(most)));
            Assert.NotNull(visitor.Page.QuerySelector($"[name='{field}'][aria-invalid=true]"));
        }
    }

    private static Dictionary<string, string?> Answers(string page, string field, int length)
    {
        var answers = page switch
        {
            "/melden/waar" => new() { ["Form.Place"] = "1234AB", ["Form.PlaceWords"] = "Brug" },
            "/melden/wat" => Journey.What(when: field == "Form.HappenedAt" ? "OnDay" : "Now"),
            "/melden/rol" => new() { ["Form.Role"] = "OnBehalf", ["Form.OtherKnows"] = "ja" },
            "/melden/wonen" => new() { ["Form.Tenure"] = "Tenant" },
            "/melden/wie" => Journey.Known(),
            _ => new Dictionary<string, string?>(),
        };
        if (field == "Form.HappenedAt")
            (answers["Form.HappenedOn.Day"], answers["Form.HappenedOn.Month"], answers["Form.HappenedOn.Year"]) = ("1", "3", "2026");
        answers[field] = Lengths.Of(field, length);
        return answers;
    }
}
