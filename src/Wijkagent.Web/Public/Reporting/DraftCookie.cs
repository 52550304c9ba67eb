using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Holds the token of the draft, until the browser closes: the next one at a shared computer finds nothing of it.</summary>
public sealed class DraftCookie(IHttpContextAccessor context, Transport transport)
{
    private readonly PrivateCookie cookie = new("wa-melding", context, transport);

    /// <summary>The token; null for who fills in nothing.</summary>
    public string? Token
    {
        get => cookie.Value;
        set => cookie.Value = value;
    }

    /// <summary>Forgets the token.</summary>
    public void Delete() => cookie.Delete();
}
