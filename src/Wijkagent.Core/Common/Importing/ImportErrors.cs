namespace Wijkagent.Core.Common.Importing;

/// <summary>There is no file at the path, or it can't be opened.</summary>
/// <param name="Path">What was asked for.</param>
public sealed record ImportFileMissing(string Path) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Path];
}

/// <summary>The file, or what is packed in it, holds nothing.</summary>
public sealed record ImportFileEmpty : InvalidError;

/// <summary>The file is larger, packed or unpacked, than is read.</summary>
/// <param name="Limit">The largest size accepted, in MiB.</param>
public sealed record ImportFileTooLarge(long Limit) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Limit];
}

/// <summary>The gzip file ends too early or is damaged.</summary>
public sealed record ImportFileDamaged : InvalidError;

/// <summary>The JSON can't be read.</summary>
/// <param name="Line">The line, counted from 1, where that was noticed.</param>
public sealed record ImportJsonBroken(long Line) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Line];
}

/// <summary>The JSON can be read, but what should be an area in it can't.</summary>
/// <param name="Line">The line, counted from 1, where the area begins.</param>
public sealed record ImportShapeBroken(long Line) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Line];
}

/// <summary>The CSV file can't be read.</summary>
/// <param name="Line">The line, counted from 1, where that was noticed.</param>
public sealed record ImportTableBroken(int Line) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Line];
}

/// <summary>Neither the file nor its name says which year it is about.</summary>
public sealed record ImportYearMissing : InvalidError;

/// <summary>The year is none for which there are such files.</summary>
/// <param name="Year">The year that was given.</param>
public sealed record ImportYearImpossible(int Year) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Year];
}

/// <summary>A text in the file is longer than is kept.</summary>
/// <param name="Of">What it belongs to: a code or uid.</param>
/// <param name="Column">The column or key in the file.</param>
/// <param name="Limit">The longest length accepted, in UTF-16 code units.</param>
public sealed record ImportTextTooLong(string Of, string Column, int Limit) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Of, Column, Limit];
}
