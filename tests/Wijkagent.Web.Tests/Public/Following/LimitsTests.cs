using System.Net;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>Every field in which a reporter writes after sending takes as much as it says, and not one character more.</summary>
public sealed class LimitsTests(LimitsTests.Desk desk) : IClassFixture<LimitsTests.Desk>
{
    private const string Form = "main form[method=post]";

    [Theory]
    [InlineData("", "message", ReportMessage.TextLength, "form[action$='/berichten']")]
    [InlineData("/verbeteren", "Text", Report.TextLength)]
    [InlineData("/verbeteren", "PlaceWords", Report.PlaceLength)]
    [InlineData("/terugbellen", "Phone", ReporterContact.PhoneLength)]
    [InlineData("/heropenen", "reason", ReportMessage.TextLength)]
    [InlineData("/mening", "Explanation", ReportRating.TextLength)]
    [InlineData("/bekendmaken", "Name", ReporterContact.NameLength)]
    [InlineData("/bekendmaken", "Email", ReporterContact.EmailLength)]
    [InlineData("/bekendmaken", "Phone", ReporterContact.PhoneLength)]
    public async Task What_just_fits_is_taken_and_one_more_is_said_at_its_field_and_kept_there(string page, string field, int most, string form = Form)
    {
        var code = await desk.Town.AddReportAsync(desk.Town.Town.WestSouth, email: page == "/bekendmaken" ? null : "melder@voorbeeld.nl");
        if (page is "/heropenen" or "/mening")
            await DeskTown.SubmitAsync(desk.Officer, $"/kantoor/meldingen/{code}", "form[action$='/uitkomst']", new() { ["Outcome.Message"] = "Klaar" });
        var visitor = await desk.Town.OpenAsReporterAsync(code);
        await visitor.GoAsync($"/meldingen/{code}{page}");
        if (page == "/mening")
            await visitor.SendAsync(new Dictionary<string, string?> { ["Solved"] = "Yes", ["Satisfaction"] = "4" });

        await visitor.SendAsync(Answers(page, field, most + 1), form);
        visitor.AssertTooLong(field, most);

        await visitor.SendAsync(Answers(page, field, most), form);
        Assert.Empty(visitor.Errors);
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
    }

    private static Dictionary<string, string?> Answers(string page, string field, int length)
    {
        var answers = page switch
        {
            "/terugbellen" => new() { ["Moment"] = "Evening" },
            "/bekendmaken" => new() { ["Name"] = "Bo Werner", ["Email"] = "bo@voorbeeld.nl" },
            _ => new Dictionary<string, string?>(),
        };
        answers[field] = Lengths.Of(field, length);
        return answers;
    }

    /// <summary>A town with its officer at work, without limits to how often is asked.</summary>
    public sealed class Desk : IAsyncLifetime
    {
        public DeskTown Town { get; private set; } = null!;

        public HttpClient Officer { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Town = await DeskTown.BuildAsync(NoLimits.Settings);
            Officer = await Town.SignInAsync(RoleNames.Officer, Town.West);
        }

        public async Task DisposeAsync() => await Town.DisposeAsync();
    }
}
