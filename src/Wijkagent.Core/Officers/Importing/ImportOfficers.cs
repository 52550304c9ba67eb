using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;

namespace Wijkagent.Core.Officers.Importing;

/// <summary>A file of officers and stations to import.</summary>
/// <param name="Source">JSON in the shape of the police's open data, version 4.</param>
/// <param name="TeamName">How a team is called after its station: a composite format with the station's name as {0}.</param>
/// <param name="Complete">Whether it holds every officer, so that imported officers who are not in it have left.</param>
public sealed record ImportOfficers(ImportSource Source, string TeamName, bool Complete = false);

/// <summary>What an import of officers did.</summary>
/// <param name="Stations">Stations in the file.</param>
/// <param name="Officers">Officers in the file.</param>
/// <param name="Added">Stations, teams and officers that were not there.</param>
/// <param name="Changed">Stations and officers about whom something else is told, or with another beat.</param>
/// <param name="Left">Officers who have left.</param>
/// <param name="WithoutBeat">Officers in the file for whom no neighbourhood was found.</param>
public sealed record OfficersImported(int Stations, int Officers, int Added, int Changed, int Left, int WithoutBeat);

/// <summary>The file holds no list of officers or stations.</summary>
public sealed record NotAnOfficerFile : InvalidError;

/// <summary>An officer or station in the file has no uid or no name.</summary>
/// <param name="Position">Where in its list, counted from 1.</param>
public sealed record OfficerIncomplete(int Position) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Position];
}

/// <summary>A uid is in the file twice.</summary>
/// <param name="Uid">The uid.</param>
public sealed record OfficerTwice(string Uid) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Uid];
}

/// <summary>The polygon of an officer's beat can't be read, or is none on earth: an officer without a beat would come of it unseen.</summary>
/// <param name="Officer">The officer's name.</param>
/// <param name="Uid">The officer's uid.</param>
public sealed record BeatUnreadable(string Officer, string Uid) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Officer, Uid];
}

/// <summary>The first place of an officer or a station is none on earth.</summary>
/// <param name="Of">The name of who or what has it.</param>
/// <param name="Uid">The uid of who or what has it.</param>
public sealed record PlaceImpossible(string Of, string Uid) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Of, Uid];
}

/// <summary>The file is one page of several, so it can't tell who has left.</summary>
public sealed record OfficerFileHasMorePages : InvalidError;
