using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Wijkagent.Core.Reports;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>The inbox as its address says it; what can't be understood is left out.</summary>
public sealed class InboxQuery
{
    /// <summary>Where the inbox is.</summary>
    public const string Path = "/kantoor/meldingen";

    /// <summary>The saved views, in the order of the tabs, with their word in the address.</summary>
    public static IReadOnlyDictionary<InboxView, string> Views { get; } = new Dictionary<InboxView, string>
    {
        [InboxView.Open] = "open",
        [InboxView.New] = "nieuw",
        [InboxView.Late] = "te-laat",
        [InboxView.Answered] = "antwoord",
        [InboxView.Waiting] = "wacht",
        [InboxView.Done] = "afgehandeld",
        [InboxView.All] = "alles",
    };

    /// <summary>The orders, with their word in the address.</summary>
    public static IReadOnlyDictionary<InboxOrder, string> Orders { get; } = new Dictionary<InboxOrder, string>
    {
        [InboxOrder.Newest] = "nieuwste",
        [InboxOrder.Oldest] = "oudste",
        [InboxOrder.Due] = "termijn",
    };

    [FromQuery(Name = "weergave")]
    public string? View { get; set; }

    [FromQuery(Name = "soort")]
    public string? Kind { get; set; }

    [FromQuery(Name = "buurt")]
    public string? Neighbourhood { get; set; }

    [FromQuery(Name = "status")]
    public string? Status { get; set; }

    [FromQuery(Name = "zoek")]
    public string? Words { get; set; }

    [FromQuery(Name = "van")]
    public string? From { get; set; }

    [FromQuery(Name = "tot")]
    public string? Until { get; set; }

    [FromQuery(Name = "volgorde")]
    public string? Order { get; set; }

    [FromQuery(Name = "pagina")]
    public string? Page { get; set; }

    /// <summary>Whether the list is narrowed down within its view.</summary>
    public bool IsNarrowed => new[] { Kind, Neighbourhood, Status, Words, From, Until }.Any(v => !string.IsNullOrWhiteSpace(v));

    /// <summary>Which page, from 1; nonsense is the first.</summary>
    public int PageNumber => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    public InboxFilter ToFilter() => new(
        Views.FirstOrDefault(v => v.Value == View).Key,
        Blank(Kind),
        Blank(Neighbourhood),
        Chosen.Of<ReportStatus>(Status),
        Blank(Words),
        Day(From),
        Day(Until),
        Orders.FirstOrDefault(o => o.Value == Order).Key);

    /// <summary>The address of another view, with the same narrowing.</summary>
    public string ToView(InboxView view) => Address(Views[view], null);

    /// <summary>The address of another page.</summary>
    public string ToPage(int page) => Address(View, page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);

    private string Address(string? view, string? page) => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>
    {
        ["weergave"] = Blank(view),
        ["soort"] = Blank(Kind),
        ["buurt"] = Blank(Neighbourhood),
        ["status"] = Blank(Status),
        ["zoek"] = Blank(Words),
        ["van"] = Blank(From),
        ["tot"] = Blank(Until),
        ["volgorde"] = Blank(Order),
        ["pagina"] = page,
    }.Where(p => p.Value is not null));

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
