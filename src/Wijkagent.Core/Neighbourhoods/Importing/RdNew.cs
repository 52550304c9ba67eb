using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>
/// Converts from RD New (EPSG:28992, metres) to WGS84. With the seven parameters of the Kadaster this is within
/// 0.25 m of RDNAPTRANS, which is far less than the width of a line on the map. Source: EPSG:4833.
/// </summary>
public static class RdNew
{
    private const string Definition = """
        PROJCS["Amersfoort / RD New",
          GEOGCS["Amersfoort",
            DATUM["Amersfoort",
              SPHEROID["Bessel 1841",6377397.155,299.1528128,AUTHORITY["EPSG","7004"]],
              TOWGS84[565.4171,50.3319,465.5524,-0.398957,0.343988,-1.87740,4.0725],
              AUTHORITY["EPSG","6289"]],
            PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],
            UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],
            AUTHORITY["EPSG","4289"]],
          PROJECTION["Oblique_Stereographic"],
          PARAMETER["latitude_of_origin",52.15616055555555],
          PARAMETER["central_meridian",5.38763888888889],
          PARAMETER["scale_factor",0.9999079],
          PARAMETER["false_easting",155000],
          PARAMETER["false_northing",463000],
          UNIT["metre",1,AUTHORITY["EPSG","9001"]],
          AXIS["X",EAST],
          AXIS["Y",NORTH],
          AUTHORITY["EPSG","28992"]]
        """;

    // A transformation is not promised to be safe for two threads at once.
    private static readonly ThreadLocal<MathTransform> Transform = new(Make);

    /// <summary>The place of a point in RD.</summary>
    /// <param name="x">Metres to the east.</param>
    /// <param name="y">Metres to the north.</param>
    public static GeoPoint ToWgs84(double x, double y)
    {
        var (longitude, latitude) = Transform.Value!.Transform(x, y);
        return new GeoPoint(longitude, latitude);
    }

    private static MathTransform Make()
    {
        var rd = new CoordinateSystemFactory().CreateFromWkt(Definition);
        return new CoordinateTransformationFactory()
            .CreateFromCoordinateSystems(rd, GeographicCoordinateSystem.WGS84).MathTransform;
    }
}
