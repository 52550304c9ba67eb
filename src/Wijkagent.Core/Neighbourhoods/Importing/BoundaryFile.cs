using System.Text.RegularExpressions;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>An area of a file, checked.</summary>
/// <param name="Code">The CBS code.</param>
/// <param name="Name">The name; null when the file gives only the code, as for the district of a neighbourhood.</param>
/// <param name="ParentCode">What it lies in; null for a municipality.</param>
/// <param name="ParentName">The name of that, where the file gives it.</param>
/// <param name="GrandparentName">The name of the municipality, where the file gives it with a neighbourhood.</param>
/// <param name="Shape">Where it lies.</param>
internal sealed record AreaDraft(
    string Code, string? Name, string? ParentCode, string? ParentName, string? GrandparentName, AreaShape Shape);

/// <summary>What a boundary file says, checked row by row and completed upwards.</summary>
internal sealed partial class BoundaryFile
{
    private readonly SortedDictionary<string, AreaDraft>[] levels =
        [new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal)];

    private BoundaryFile()
    {
    }

    /// <summary>The year in the file itself.</summary>
    public int? Year { get; private set; }

    /// <summary>Rows of water, passed over.</summary>
    public int Water { get; private set; }

    /// <summary>Shapes that were repaired.</summary>
    public int Repaired { get; private set; }

    /// <summary>The areas of a level, by code.</summary>
    public IReadOnlyDictionary<string, AreaDraft> this[AreaLevel level] => levels[(int)level];

    /// <summary>Checks the rows, and makes the levels that are not in the file out of the level below.</summary>
    public static Result<BoundaryFile> From(
        IReadOnlyList<BoundaryRow> rows, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var file = new BoundaryFile();
        if (rows.Select(r => Clean(r.IsWater ? null : r.NameWithoutCode)).FirstOrDefault(name => name is not null) is { } nameless)
            return new AreaCodeMissing(nameless.Length > Area.NameLength ? nameless[..Area.NameLength] : nameless);
        var land = rows.Where(r => !r.IsWater && r.Level is not null).ToList();
        file.Water = rows.Count(r => r.IsWater);
        if (land.Count == 0)
            return new NotABoundaryFile();
        file.Year = land.Select(r => int.TryParse(r[BoundaryColumn.Year], out var year) ? year : default(int?)).FirstOrDefault(y => y is not null);

        var drafts = new Result<AreaDraft>[land.Count];
        var done = 0;
        Parallel.For(0, land.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            drafts[i] = Check(land[i]);
            if (Interlocked.Increment(ref done) % 500 == 0)
                progress?.Report(new(ImportStep.Checking, done, land.Count));
        });
        for (var i = 0; i < drafts.Length; i++)
        {
            if (drafts[i] is not { IsDone: true, Value: { } draft })
                return drafts[i].Error!;
            if (!file.levels[(int)land[i].Level!].TryAdd(draft.Code, draft))
                return new AreaCodeTwice(draft.Code);
            file.Repaired += draft.Shape.Repaired ? 1 : 0;
        }

        if (file.Outside(AreaLevel.District, AreaLevel.Neighbourhood) is { } loose)
            return loose;
        if (file.Complete(AreaLevel.District, AreaLevel.Neighbourhood) is { } differing)
            return differing;
        if (file.Outside(AreaLevel.Municipality, AreaLevel.District) is { } looseDistrict)
            return looseDistrict;
        return file.Complete(AreaLevel.Municipality, AreaLevel.District) is { } differingDistrict ? differingDistrict : file;
    }

    /// <summary>The four digits that the codes of a municipality and all in it have.</summary>
    public static string MunicipalityDigits(string code) => code[2..6];

    private static Result<AreaDraft> Check(BoundaryRow row)
    {
        var (code, name, shape, parent, parentName) = row.Level switch
        {
            AreaLevel.Neighbourhood => (row[BoundaryColumn.NeighbourhoodCode]!, row[BoundaryColumn.NeighbourhoodName],
                NeighbourhoodCode(), row[BoundaryColumn.DistrictCode], row[BoundaryColumn.DistrictName]),
            AreaLevel.District => (row[BoundaryColumn.DistrictCode]!, row[BoundaryColumn.DistrictName],
                DistrictCode(), row[BoundaryColumn.MunicipalityCode], row[BoundaryColumn.MunicipalityName]),
            _ => (row[BoundaryColumn.MunicipalityCode]!, row[BoundaryColumn.MunicipalityName],
                MunicipalityCode(), default(string), default(string)),
        };
        if (!shape.IsMatch(code))
            return new AreaCodeMalformed(code.Length > 40 ? code[..40] : code);
        var expectedParent = ParentOf(row.Level!.Value, code);
        if (parent is not null && parent != expectedParent)
            return new AreaCodeOutsideParent(code, parent.Length > 40 ? parent[..40] : parent);
        if (row is { Level: AreaLevel.Neighbourhood } && row[BoundaryColumn.MunicipalityCode] is { } municipality
            && municipality != "GM" + MunicipalityDigits(code))
        {
            return new AreaCodeOutsideParent(code, municipality.Length > 40 ? municipality[..40] : municipality);
        }

        name = Clean(name);
        if (name is null)
            return new AreaNameMissing(code);
        if (name.Length > Area.NameLength)
            return new ImportTextTooLong(code, "naam", Area.NameLength);
        if (row.ShapeIsBroken)
            return new ShapeUnreadable(code);
        if (row.Shape is null)
            return new ShapeMissing(code);
        var made = AreaShape.Of(code, row.Shape, row.Coordinates);
        row.Shape = null;
        if (!made.IsDone)
            return made.Error;
        var grandparentName = row.Level == AreaLevel.Neighbourhood ? Clean(row[BoundaryColumn.MunicipalityName]) : null;
        return new AreaDraft(code, name, expectedParent, Clean(parentName), grandparentName, made.Value);
    }

    private static string? ParentOf(AreaLevel level, string code) => level switch
    {
        AreaLevel.Neighbourhood => "WK" + code[2..8],
        AreaLevel.District => "GM" + MunicipalityDigits(code),
        _ => null,
    };

    private static string? Clean(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var readable = string.Concat(name.Where(c => !char.IsSurrogate(c)).Select(c => char.IsControl(c) ? ' ' : c));
        return readable.Trim() is { Length: > 0 } cleaned ? cleaned.Normalize() : null;
    }

    // What a file has some of it has all of: the districts that it leaves out would end, with neighbourhoods in them.
    private AreaParentLeftOut? Outside(AreaLevel level, AreaLevel below) =>
        levels[(int)level] is { Count: > 0 } held && levels[(int)below].Values.FirstOrDefault(d => !held.ContainsKey(d.ParentCode!)) is { } area
            ? new AreaParentLeftOut(area.Code, area.ParentCode!)
            : null;

    // A file of neighbourhoods alone says in which districts they lie; together they are those districts.
    private AreaNamesDiffer? Complete(AreaLevel level, AreaLevel below)
    {
        var made = levels[(int)level];
        if (made.Count > 0)
            return null;
        foreach (var parts in levels[(int)below].Values.GroupBy(d => d.ParentCode!))
        {
            var (names, parentNames) = (NamesIn(parts.Select(p => p.ParentName)), NamesIn(level == AreaLevel.District ? parts.Select(p => p.GrandparentName) : []));
            if (names.Count > 1)
                return new AreaNamesDiffer(parts.Key, names[0], names[1]);
            if (parentNames.Count > 1)
                return new AreaNamesDiffer(ParentOf(level, parts.Key)!, parentNames[0], parentNames[1]);
            made.Add(parts.Key, new AreaDraft(
                parts.Key, names.FirstOrDefault(), ParentOf(level, parts.Key), parentNames.FirstOrDefault(), null, AreaShape.Union(parts.Select(p => p.Shape))));
        }

        return null;
    }

    private static List<string> NamesIn(IEnumerable<string?> given) => [.. given.OfType<string>().Distinct().Take(2)];

    [GeneratedRegex(@"^GM[0-9]{4}\z")]
    private static partial Regex MunicipalityCode();

    [GeneratedRegex(@"^WK[0-9]{4}[0-9A-Z]{2}\z")]
    private static partial Regex DistrictCode();

    [GeneratedRegex(@"^BU[0-9]{4}[0-9A-Z]{4}\z")]
    private static partial Regex NeighbourhoodCode();
}
