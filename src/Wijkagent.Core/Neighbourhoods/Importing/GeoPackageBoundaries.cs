using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>
/// Reads the layers <c>gemeenten</c>, <c>wijken</c> and <c>buurten</c> of a GeoPackage, which is a SQLite file.
/// Source: OGC 12-128r19.
/// </summary>
internal static class GeoPackageBoundaries
{
    private const string Layers = """
        SELECT lower(g.table_name), g.column_name, coalesce(s.organization, 'srs_id'), coalesce(s.organization_coordsys_id, g.srs_id)
        FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
        WHERE lower(g.table_name) IN ('gemeenten', 'wijken', 'buurten')
        """;

    // A view, a table that a module of SQLite makes up, or a column that is computed is a piece of program in the file of
    // somebody else: it is not run. Asked of what SQLite made of the file, not of what the file says of itself.
    private const string MadeUp = """
        SELECT count(*) FROM pragma_table_list t
        WHERE lower(t.name) IN ('gpkg_geometry_columns', 'gpkg_spatial_ref_sys', 'gemeenten', 'wijken', 'buurten')
            AND (t.type <> 'table' OR EXISTS (SELECT 1 FROM pragma_table_xinfo(t.name) c WHERE c.hidden <> 0))
        """;

    private sealed record Layer(string Table, string ShapeColumn, CoordinateSystemKind Coordinates);

    public static async Task<Result<IReadOnlyList<BoundaryRow>>> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            var connectionString = new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            };
            await using var file = new SqliteConnection(connectionString.ToString());
            await file.OpenAsync(cancel);
            await DistrustAsync(file, cancel);
            var layers = await ReadLayersAsync(file, cancel);
            if (!layers.IsDone)
                return layers.Error;
            var rows = new List<BoundaryRow>();
            foreach (var layer in layers.Value)
                await ReadRowsAsync(file, layer, rows, cancel);
            return rows;
        }
        catch (SqliteException)
        {
            return new GeoPackageBroken();
        }
    }

    /// <summary>What the file says of itself runs nothing. Source: sqlite.org/security.html, «Untrusted SQLite Database Files».</summary>
    private static async Task DistrustAsync(SqliteConnection file, CancellationToken cancel)
    {
        await using var command = file.CreateCommand();
        command.CommandText = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0";
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<Result<List<Layer>>> ReadLayersAsync(SqliteConnection file, CancellationToken cancel)
    {
        var layers = new List<Layer>();
        if (!await HasLayersAsync(file, cancel))
            return new NotABoundaryFile();
        await using var command = file.CreateCommand();
        command.CommandText = Layers;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var (organisation, number) = (reader.GetString(2), reader.GetInt64(3));
            CoordinateSystemKind? system = (organisation.ToUpperInvariant(), number) switch
            {
                ("EPSG", 28992) => CoordinateSystemKind.RdNew,
                ("EPSG", 4326) => CoordinateSystemKind.Wgs84,
                _ => null,
            };
            if (system is null)
                return new CoordinateSystemUnknown($"{organisation}:{number}");
            layers.Add(new Layer(reader.GetString(0), reader.GetString(1), system.Value));
        }

        return layers.Count > 0 ? layers : new NotABoundaryFile();
    }

    private static async Task<bool> HasLayersAsync(SqliteConnection file, CancellationToken cancel)
    {
        await using var command = file.CreateCommand();
        command.CommandText =
            "SELECT count(*) FROM sqlite_master WHERE name IN ('gpkg_geometry_columns', 'gpkg_spatial_ref_sys')";
        if ((long)(await command.ExecuteScalarAsync(cancel))! != 2)
            return false;
        command.CommandText = MadeUp;
        return (long)(await command.ExecuteScalarAsync(cancel))! == 0;
    }

    private static async Task ReadRowsAsync(SqliteConnection file, Layer layer, List<BoundaryRow> rows, CancellationToken cancel)
    {
        await using var command = file.CreateCommand();
        if (layer.Table == "gemeenten")
            command.CommandText = "SELECT * FROM gemeenten";
        else if (layer.Table == "wijken")
            command.CommandText = "SELECT * FROM wijken";
        else
            command.CommandText = "SELECT * FROM buurten";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var columns = new List<(int Index, BoundaryColumn Column)>();
        var shapeIndex = -1;
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetName(i).Equals(layer.ShapeColumn, StringComparison.OrdinalIgnoreCase))
                shapeIndex = i;
            else if (BoundaryRow.ColumnOf(reader.GetName(i)) is { } column)
                columns.Add((i, column));
        }

        var shapes = new GeoPackageGeoReader { HandleSRID = false, HandleOrdinates = NetTopologySuite.Geometries.Ordinates.XY };
        while (await reader.ReadAsync(cancel))
        {
            var row = new BoundaryRow { Coordinates = layer.Coordinates };
            foreach (var (index, column) in columns)
                row[column] = reader.IsDBNull(index) ? null : Convert.ToString(reader.GetValue(index), CultureInfo.InvariantCulture);
            if (shapeIndex >= 0 && !reader.IsDBNull(shapeIndex))
                ReadShape(row, reader.GetValue(shapeIndex) as byte[], shapes);
            row.SpreadCommonColumns();
            rows.Add(row);
        }
    }

    private static void ReadShape(BoundaryRow row, byte[]? blob, GeoPackageGeoReader shapes)
    {
        try
        {
            row.ShapeIsBroken = blob is null;
            row.Shape = blob is null ? null : shapes.Read(blob);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever the reader stumbles over in bytes that are no geometry.
            row.ShapeIsBroken = true;
        }
    }
}
