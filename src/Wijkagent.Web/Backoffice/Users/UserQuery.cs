using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Core.Notifications;

namespace Wijkagent.Web.Backoffice.Users;

/// <summary>The list of accounts as its address says it; what can't be understood is left out.</summary>
public sealed class UserQuery
{
    /// <summary>Where the accounts are.</summary>
    public const string Path = "/kantoor/beheer/gebruikers";

    /// <summary>The longest word that is looked for: a whole address.</summary>
    public const int WordLength = OutboxMessage.AddressLength;

    /// <summary>The states, in the order of the tabs, with their word in the address.</summary>
    public static IReadOnlyDictionary<UserState, string> States { get; } = new Dictionary<UserState, string>
    {
        [UserState.Active] = "actief",
        [UserState.Invited] = "uitgenodigd",
        [UserState.InvitationExpired] = "verlopen",
        [UserState.Disabled] = "uitgeschakeld",
    };

    [FromQuery(Name = "staat")]
    public string? State { get; set; }

    [FromQuery(Name = "rol")]
    public string? Role { get; set; }

    [FromQuery(Name = "zoek")]
    public string? Words { get; set; }

    [FromQuery(Name = "pagina")]
    public string? Page { get; set; }

    /// <summary>Whether the list is narrowed down within its state.</summary>
    public bool IsNarrowed => Role is not null || Blank(Words) is not null;

    /// <summary>Which page, from 1; nonsense is the first.</summary>
    public int PageNumber => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    /// <summary>The state that is shown; null for all of them.</summary>
    public UserState? ToState() => States.FirstOrDefault(s => s.Value == State) is { Value: not null } chosen ? chosen.Key : null;

    public UserFilter ToFilter() => new(Blank(Words), RoleNames.All.FirstOrDefault(role => role == Role), ToState());

    /// <summary>The address of another state, with the same narrowing; of all states for null.</summary>
    public string ToState(UserState? state) => Address(state is { } chosen ? States[chosen] : null, null);

    /// <summary>The address of another page.</summary>
    public string ToPage(int page) => Address(State, page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);

    /// <summary>The address of one account.</summary>
    public static string ToUser(Guid id) => $"{Path}/{id}";

    private string Address(string? state, string? page) => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>
    {
        ["staat"] = Blank(state),
        ["rol"] = Blank(Role),
        ["zoek"] = Blank(Words),
        ["pagina"] = page,
    }.Where(p => p.Value is not null));

    private static string? Blank(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim() is var word && word.Length > WordLength ? word[..WordLength] : word;
}
