using System.Net;
using AngleSharp.Html.Dom;
using Wijkagent.Core.Agenda;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Initiatives;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Statistics;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

/// <summary>A town with a district in which something of every kind happens: Westerwijk, where Anna is the officer.</summary>
public sealed class LivelyTown : IAsyncLifetime
{
    public WijkagentFactory Host { get; } = new();

    public TownBuilder Town { get; } = new();

    public Task InitializeAsync() => Host.ArrangeAsync(async db =>
    {
        await Town.AddToAsync(db);
        var anna = await Town.AddOfficerAsync(db, "Anna", "Bakker", o =>
        {
            TownBuilder.Has(o, Town.West);
            o.HoldConsultationHour(new ConsultationHour(DayOfWeek.Tuesday, new TimeOnly(15, 0), new TimeOnly(16, 30), "Buurthuis", "Kade 3"));
        });
        Town.West.Introduce(Both("Een wijk aan het water."));
        db.Update(Town.West);
        var from = new DateTime(2026, 12, 3, 15, 0, 0, DateTimeKind.Utc);
        db.AddRange(
            new Priority(Town.West.Id, Both("Rust op de kade"), Both("Het is laat nog druk."), Both("Wij lopen een ronde."), new DateOnly(2026, 1, 5)),
            new CommunityEvent(Town.West.Id, anna.Id, CommunityEventKind.Walk, Both("Wijkwandeling"), Both("Loop mee."), "Kade 1", from, from.AddHours(1)),
            new CommunityEvent(Town.West.Id, null, CommunityEventKind.Event, Both("Voorbij feest"), Both(""), "Kade 1", Host.Now.AddDays(-2), Host.Now.AddDays(-1)),
            new Bulletin(Town.West.Id, anna.Id, Both("Fietsen gestolen"), Both("Zet uw fiets vast."), Host.Now.AddDays(-1)),
            new Initiative(Town.West.Id, "Moestuin", Both("Samen tuinieren.")),
            new Organisation(Town.West.Id, "De Peilschaal", OrganisationKind.School, "Kade 9", "https://peilschaal.example"),
            new AreaFigures("WK990000", 2024, new Dictionary<string, double> { ["inwoners"] = 12345, ["misdrijven_per1000"] = 57.2 }),
            new AreaFigures("GM9900", 2024, new Dictionary<string, double> { ["inwoners"] = 40170 }));
    });

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Reads a page that is there.</summary>
    public async Task<IHtmlDocument> ReadAsync(string address)
    {
        using var client = Host.CreateClient();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await WijkagentFactory.ReadAsync(answer);
    }

    /// <summary>What somebody reads on a page, without the breaks between its lines.</summary>
    public static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static LocalizedText Both(string text) => new(text, "");
}
