using Wijkagent.Core.Identity.Administration;
using Wijkagent.Web.Shared.TagHelpers;

namespace Wijkagent.Web.Backoffice.Users;

/// <summary>Names the words of the pages about accounts: UserText.resx (Dutch) and UserText.en.resx.</summary>
public sealed class UserText
{
    /// <summary>How a state stands out.</summary>
    public static Tone ToneOf(UserState state) => state switch
    {
        UserState.Active => Tone.Positive,
        UserState.Invited => Tone.Info,
        UserState.InvitationExpired => Tone.Warning,
        _ => Tone.Neutral,
    };
}
