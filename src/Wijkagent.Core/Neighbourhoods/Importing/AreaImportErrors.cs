using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>The file holds no municipalities, districts or neighbourhoods.</summary>
public sealed record NotABoundaryFile : InvalidError;

/// <summary>The GeoPackage is damaged.</summary>
public sealed record GeoPackageBroken : InvalidError;

/// <summary>The coordinate system of the file is none that can be converted.</summary>
/// <param name="System">What the file calls it.</param>
public sealed record CoordinateSystemUnknown(string System) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [System];
}

/// <summary>An area lies outside the Netherlands: the coordinates are swapped or of another system than the file says.</summary>
/// <param name="Code">The area.</param>
public sealed record OutsideTheNetherlands(string Code) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Code];
}

/// <summary>An area has no shape.</summary>
/// <param name="Code">The area.</param>
public sealed record ShapeMissing(string Code) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Code];
}

/// <summary>A shape is no polygon or can't be read.</summary>
/// <param name="Code">The area.</param>
public sealed record ShapeUnreadable(string Code) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Code];
}

/// <summary>A code is not as the CBS writes them.</summary>
/// <param name="Code">What stands in the file, at most 40 characters of it.</param>
public sealed record AreaCodeMalformed(string Code) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Code];
}

/// <summary>An area has a name and no code: without one it would be taken for what it lies in.</summary>
/// <param name="Area">Its name.</param>
public sealed record AreaCodeMissing(string Area) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Area];
}

/// <summary>The file has areas of the kind that this one lies in, and just that one is not there.</summary>
/// <param name="Code">The area.</param>
/// <param name="Parent">What it lies in.</param>
public sealed record AreaParentLeftOut(string Code, string Parent) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Code, Parent];
}

/// <summary>Rows of the file do not agree on the name of what they lie in.</summary>
/// <param name="Code">What they lie in.</param>
/// <param name="One">What one of them calls it, cut to what a name may have.</param>
/// <param name="Other">What another calls it.</param>
public sealed record AreaNamesDiffer(string Code, string One, string Other) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Code, Cut(One), Cut(Other)];

    private static string Cut(string name) => name.Length > Area.NameLength ? name[..Area.NameLength] : name;
}

/// <summary>A code is there twice.</summary>
/// <param name="Code">The code.</param>
public sealed record AreaCodeTwice(string Code) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Code];
}

/// <summary>The digits of an area's code are not those of the area it should lie in.</summary>
/// <param name="Code">The area.</param>
/// <param name="Parent">What it should lie in, according to the file.</param>
public sealed record AreaCodeOutsideParent(string Code, string Parent) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Code, Parent];
}

/// <summary>The district or municipality an area lies in is not in the file and not in the database.</summary>
/// <param name="Code">The area.</param>
/// <param name="Parent">What it lies in.</param>
public sealed record ParentAreaMissing(string Code, string Parent) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Code, Parent];
}

/// <summary>An area has no name.</summary>
/// <param name="Code">The area.</param>
public sealed record AreaNameMissing(string Code) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Code];
}

/// <summary>The file is about an earlier year than what was imported before.</summary>
/// <param name="Year">The year of the file.</param>
/// <param name="Known">The year that is there.</param>
public sealed record BoundariesOutdated(int Year, int Known) : ConflictError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Year, Known];
}
