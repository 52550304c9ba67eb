using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Shared.Uploads;

/// <summary>What holds for every form that pictures and files are sent with.</summary>
public static class UploadLimits
{
    /// <summary>As many of the largest as may be, and the fields around them, in bytes.</summary>
    public const long MostBytes = ((long)ReportAttachment.Most * ReportAttachment.MostMovieBytes) + RequestLimitsSetup.MaxBodySize;

    /// <summary>What a browser offers to choose, where more than pictures are taken.</summary>
    public const string Accepted = "image/jpeg,image/png,image/webp,video/mp4,audio/mp4,audio/x-m4a,application/pdf";

    /// <summary>A telephone with a weak signal takes its time; who sends next to nothing is cut off by the server.</summary>
    public const int MostMilliseconds = 10 * 60 * 1000;

    /// <summary>With which status a file is refused.</summary>
    public static int StatusOf(InvalidError error) => error switch
    {
        FileTooLarge or FileHasTooManyPixels => StatusCodes.Status413PayloadTooLarge,
        FileNotAccepted or FileKindUnknown => StatusCodes.Status415UnsupportedMediaType,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
