using Wijkagent.Core.Common;
using Wijkagent.Core.Media;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>It has more bytes than one may have.</summary>
/// <param name="FileName">How its sender calls it.</param>
/// <param name="Megabytes">How many megabytes it may have.</param>
public sealed record FileTooLarge(string FileName, int Megabytes = ReportAttachment.MostMegabytes) : FileRefused(FileName)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [FileName, Megabytes];
}

/// <summary>There are as many as there may be.</summary>
/// <param name="FileName">How its sender calls it.</param>
public sealed record TooManyFiles(string FileName) : FileRefused(FileName)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [FileName, ReportAttachment.Most];
}

/// <summary>There is no room for files, on the disk or because others send theirs: nothing of what was sent is kept.</summary>
public sealed record NoRoomForFiles() : InvalidError(FileRefused.ErrorField);

/// <summary>Nothing was chosen to be made black.</summary>
public sealed record NothingCovered() : InvalidError(FieldName)
{
    /// <summary>The field in which the parts of a picture are chosen.</summary>
    public const string FieldName = "Box";
}

/// <summary>More parts of a picture were chosen than are covered at once.</summary>
public sealed record TooMuchCovered() : InvalidError(NothingCovered.FieldName)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [PictureBox.Most];
}
