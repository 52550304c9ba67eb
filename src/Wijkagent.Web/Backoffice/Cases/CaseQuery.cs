using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;

namespace Wijkagent.Web.Backoffice.Cases;

/// <summary>The list of cases as its address says it; what can't be understood is left out.</summary>
public sealed class CaseQuery
{
    /// <summary>Where the cases are.</summary>
    public const string Path = "/kantoor/zaken";

    /// <summary>The saved views, in the order of the tabs, with their word in the address.</summary>
    public static IReadOnlyDictionary<CaseView, string> Views { get; } = new Dictionary<CaseView, string>
    {
        [CaseView.Open] = "open",
        [CaseView.Mine] = "mijn",
        [CaseView.Waiting] = "wacht",
        [CaseView.Done] = "afgerond",
        [CaseView.All] = "alles",
    };

    [FromQuery(Name = "weergave")]
    public string? View { get; set; }

    [FromQuery(Name = "soort")]
    public string? Kind { get; set; }

    [FromQuery(Name = "buurt")]
    public string? Neighbourhood { get; set; }

    [FromQuery(Name = "zoek")]
    public string? Words { get; set; }

    [FromQuery(Name = "pagina")]
    public string? Page { get; set; }

    /// <summary>Whether the list is narrowed down within its view.</summary>
    public bool IsNarrowed => new[] { Kind, Neighbourhood, Words }.Any(v => !string.IsNullOrWhiteSpace(v));

    /// <summary>Which page, from 1; nonsense is the first.</summary>
    public int PageNumber => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    /// <summary>Where a case is that was just opened or joined.</summary>
    public static Result<string> AddressOf(Result<string> number) =>
        number.IsDone ? $"{Path}/{number.Value}?gedaan=Report" : number.Error;

    public CaseFilter ToFilter() =>
        new(Views.FirstOrDefault(v => v.Value == View).Key, Blank(Kind), Blank(Neighbourhood), Blank(Words));

    /// <summary>The address of another view, with the same narrowing.</summary>
    public string ToView(CaseView view) => Address(Views[view], null);

    /// <summary>The address of another page.</summary>
    public string ToPage(int page) => Address(View, page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);

    private string Address(string? view, string? page) => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>
    {
        ["weergave"] = Blank(view),
        ["soort"] = Blank(Kind),
        ["buurt"] = Blank(Neighbourhood),
        ["zoek"] = Blank(Words),
        ["pagina"] = page,
    }.Where(p => p.Value is not null));

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
