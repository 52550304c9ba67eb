using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>A file of postcodes to import.</summary>
/// <param name="Source">CSV: the points of 4pp, the CBS's commonest postcode of each neighbourhood, or its table of addresses.</param>
public sealed record ImportPostcodes(ImportSource Source);

/// <summary>What an import of postcodes did.</summary>
/// <param name="Added">Postcodes that were not there.</param>
/// <param name="Placed">Postcodes that were there and got another place or point.</param>
/// <param name="Linked">New links of a postcode and a neighbourhood.</param>
/// <param name="UnknownAreas">Codes of neighbourhoods that are not in the database; passed over.</param>
/// <param name="Skipped">Rows without a postcode that can exist.</param>
public sealed record PostcodesImported(int Added, int Placed, int Linked, int UnknownAreas, int Skipped);

/// <summary>The header has no column of postcodes with a column of places or neighbourhoods.</summary>
public sealed record NotAPostcodeFile : InvalidError;
