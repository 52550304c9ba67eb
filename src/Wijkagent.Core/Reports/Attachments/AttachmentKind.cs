namespace Wijkagent.Core.Reports.Attachments;

/// <summary>What came with a report.</summary>
public enum AttachmentKind
{
    /// <summary>A picture, made anew as two JPEGs.</summary>
    Picture,

    /// <summary>A film: MP4.</summary>
    Film,

    /// <summary>A recording: MP4 with sound alone.</summary>
    Sound,

    /// <summary>A PDF.</summary>
    Document,
}
