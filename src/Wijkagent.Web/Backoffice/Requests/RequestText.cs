using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Web.Shared.TagHelpers;

namespace Wijkagent.Web.Backoffice.Requests;

/// <summary>Names the words of this folder: RequestText.resx (Dutch) and RequestText.en.resx.</summary>
public sealed class RequestText
{
    /// <summary>How a state stands out.</summary>
    public static Tone ToneOf(RequestStatus status) => status switch
    {
        RequestStatus.Received or RequestStatus.InHandling => Tone.Info,
        RequestStatus.Extended => Tone.Warning,
        RequestStatus.Answered => Tone.Positive,
        _ => Tone.Neutral,
    };
}
