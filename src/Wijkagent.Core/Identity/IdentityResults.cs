using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Identity;

internal static class IdentityResults
{
    /// <summary>
    /// Identity checks an account at every save and says what is wrong as a list. What we ask of it was checked before, so
    /// what is left is that somebody else changed the account since it was read.
    /// </summary>
    public static Result ToResult(this IdentityResult result) => result.Succeeded ? Result.Done : new ChangedBySomebodyElse();
}
