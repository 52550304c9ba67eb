using System.Security.Claims;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;

namespace Wijkagent.Web.Backoffice;

/// <summary>Who is at the desk, made once per request: what this person handles may have changed since the last one.</summary>
public sealed class CurrentActor(IHttpContextAccessor http, StaffActors staff, TimeProvider clock)
{
    private Actor? actor;

    public async Task<Actor> GetAsync(CancellationToken cancel)
    {
        if (actor is not null)
            return actor;
        var id = http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier);
        return actor = Guid.TryParse(id, out var user)
            ? await staff.OfAsync(user, clock.GetUtcNow().UtcDateTime, cancel)
            : Actor.Visitor;
    }
}
