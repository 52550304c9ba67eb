using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Converters;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>
/// Reads a GeoJSON FeatureCollection one feature at a time: WGS84 (RFC 7946), or RD when the <c>crs</c> member of the
/// 2008 format says so.
/// </summary>
internal static class GeoJsonBoundaries
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new GeoJsonConverterFactory() } };

    public static Result<IReadOnlyList<BoundaryRow>> Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var feature = new Utf8JsonReader(utf8);
        try
        {
            return Read(new Utf8JsonReader(utf8), ref feature);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException
            or NotSupportedException or IndexOutOfRangeException or NullReferenceException or InvalidCastException)
        {
            // The last of these are what the geometry's converter throws on coordinates that are none.
            return WhatIsWrong(feature, utf8);
        }
    }

    /// <summary>A fault in the JSON itself, from the feature on where reading stopped; else the fault is that feature.</summary>
    private static InvalidError WhatIsWrong(Utf8JsonReader feature, ReadOnlySpan<byte> utf8)
    {
        var begins = (int)feature.TokenStartIndex;
        try
        {
            while (feature.Read())
            {
            }
        }
        catch (JsonException e)
        {
            return new ImportJsonBroken((e.LineNumber ?? 0) + 1);
        }

        return new ImportShapeBroken(1 + utf8[..begins].Count((byte)'\n'));
    }

    /// <param name="reader">Stands before the file.</param>
    /// <param name="feature">Stands at the feature that is being read, once one is.</param>
    private static Result<IReadOnlyList<BoundaryRow>> Read(Utf8JsonReader reader, ref Utf8JsonReader feature)
    {
        List<BoundaryRow>? rows = null;
        var system = CoordinateSystemKind.Wgs84;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return new NotABoundaryFile();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "type" && !(reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("FeatureCollection")))
                return new NotABoundaryFile();
            if (name == "crs" && reader.TokenType == JsonTokenType.StartObject)
            {
                var stated = SystemOf(JsonElement.ParseValue(ref reader));
                if (!stated.IsDone)
                    return stated.Error;
                system = stated.Value;
            }
            else if (name == "features" && reader.TokenType == JsonTokenType.StartArray)
            {
                rows = ReadFeatures(ref reader, ref feature);
            }
            else
            {
                reader.Skip();
            }
        }

        // Reads to the end: what stands behind the collection would be a fault.
        reader.Read();
        if (rows is null)
            return new NotABoundaryFile();
        rows.ForEach(row => row.Coordinates = system);
        return rows;
    }

    private static List<BoundaryRow> ReadFeatures(ref Utf8JsonReader reader, ref Utf8JsonReader feature)
    {
        var rows = new List<BoundaryRow>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            feature = reader;
            rows.Add(RowOf(JsonSerializer.Deserialize<IFeature>(ref reader, Options) ?? throw new JsonException()));
        }

        return rows;
    }

    private static BoundaryRow RowOf(IFeature feature)
    {
        var row = new BoundaryRow { Shape = feature.Geometry };
        foreach (var name in feature.Attributes?.GetNames() ?? [])
        {
            if (BoundaryRow.ColumnOf(name) is { } column)
                row[column] = Convert.ToString(feature.Attributes![name], CultureInfo.InvariantCulture);
        }

        row.SpreadCommonColumns();
        return row;
    }

    private static Result<CoordinateSystemKind> SystemOf(JsonElement crs)
    {
        var name = crs.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("name", out var given)
                ? given.ToString()
                : crs.ToString();
        return name.ToUpperInvariant() switch
        {
            "URN:OGC:DEF:CRS:EPSG::28992" or "EPSG:28992" => CoordinateSystemKind.RdNew,
            "URN:OGC:DEF:CRS:OGC:1.3:CRS84" or "URN:OGC:DEF:CRS:EPSG::4326" or "EPSG:4326" => CoordinateSystemKind.Wgs84,
            _ => new CoordinateSystemUnknown(name.Length > 60 ? name[..60] : name),
        };
    }
}
