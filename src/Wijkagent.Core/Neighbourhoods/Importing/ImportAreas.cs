using Wijkagent.Core.Common.Importing;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>A boundary file to import.</summary>
/// <param name="Source">GeoJSON or GeoPackage, packed with gzip or not.</param>
/// <param name="Year">The year it is about; null to take it from the file or its name.</param>
/// <param name="Complete">Whether it holds the whole country, so that municipalities that are not in it have ended.</param>
public sealed record ImportAreas(ImportSource Source, int? Year = null, bool Complete = false);

/// <summary>What an import of boundaries did.</summary>
/// <param name="Year">The year the file is about.</param>
/// <param name="Municipalities">Municipalities in the file, or made from what is in it.</param>
/// <param name="Districts">Districts likewise.</param>
/// <param name="Neighbourhoods">Neighbourhoods in the file.</param>
/// <param name="Added">Areas that were not there.</param>
/// <param name="Changed">Areas with another name, place or shape, or that came back.</param>
/// <param name="Ended">Areas that are gone.</param>
/// <param name="Repaired">Shapes whose lines crossed themselves and were repaired.</param>
/// <param name="Water">Rows of water, which were passed over.</param>
public sealed record AreasImported(
    int Year, int Municipalities, int Districts, int Neighbourhoods, int Added, int Changed, int Ended, int Repaired, int Water);
