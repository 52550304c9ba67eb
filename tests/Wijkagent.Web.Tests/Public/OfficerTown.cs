using AngleSharp.Html.Dom;
using Wijkagent.Core.Officers;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

/// <summary>A town with one officer: Anna, of Westerwijk.</summary>
public sealed class OfficerTown : IAsyncLifetime
{
    /// <summary>The address of her page.</summary>
    public const string Anna = "/wijkagenten/anna-bakker";

    /// <summary>The program: one that takes as many forms as tests that share it send, unless a test brings another.</summary>
    public WijkagentFactory Host { get; init; } = new() { Settings = NoLimits.Settings };

    public TownBuilder Town { get; } = new();

    public Task InitializeAsync() => Host.ArrangeAsync(async db =>
    {
        await Town.AddToAsync(db);
        await Town.AddOfficerAsync(db, "Anna", "Bakker", o =>
        {
            TownBuilder.Has(o, Town.West);
            o.HoldConsultationHour(new ConsultationHour(DayOfWeek.Tuesday, new TimeOnly(15, 0), new TimeOnly(16, 30), "Buurthuis", "Kade 3"));
        });
    });

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>The form of her page, filled in well.</summary>
    public static async Task<Dictionary<string, string>> FormAsync(HttpClient client)
    {
        var page = await WijkagentFactory.ReadAsync(await client.GetAsync(Anna));
        var form = page.QuerySelectorAll("form[action$=berichten] input[type=hidden]").Cast<IHtmlInputElement>().ToDictionary(i => i.Name!, i => i.Value);
        form["Name"] = "Karel Kunst";
        form["Email"] = "karel@example.nl";
        form["Text"] = "Dag,\r\nkunt u langskomen?";
        return form;
    }

    /// <summary>Sends it.</summary>
    public static Task<HttpResponseMessage> PostAsync(HttpClient client, Dictionary<string, string> form) =>
        client.PostAsync(Anna + "/berichten", new FormUrlEncodedContent(form));
}
