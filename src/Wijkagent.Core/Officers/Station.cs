using Wijkagent.Core.Common;

namespace Wijkagent.Core.Officers;

/// <summary>All that is told of a police station (politiebureau).</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Street and house number of the visiting address.</param>
/// <param name="Postcode">As it is shown: «3584 CJ».</param>
/// <param name="Place">The place of the visiting address.</param>
/// <param name="Phone">As people dial it in the Netherlands.</param>
/// <param name="OpeningHours">One line a day or group of days.</param>
/// <param name="Point">Where the door is, WGS84; null when unknown.</param>
/// <param name="ExternalId">The <c>uid</c> in the police's open data, for stations that were imported.</param>
public sealed record StationDetails(
    string Name,
    string Address,
    string Postcode,
    string Place,
    string Phone,
    LocalizedText OpeningHours,
    GeoPoint? Point,
    string? ExternalId = null);

/// <summary>A police station (politiebureau).</summary>
public sealed class Station : Entity
{
    /// <summary>The longest name or address line.</summary>
    public const int LineLength = 120;

    /// <summary>The longest text of opening hours.</summary>
    public const int OpeningHoursLength = 1000;

    /// <summary>The longest phone number as it is written.</summary>
    public const int PhoneLength = 20;

    private Station()
    {
    }

    /// <summary>A station.</summary>
    public Station(StationDetails details)
    {
        Slug = Common.Slug.From(details.Name);
        Describe(details);
    }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as it stands in addresses.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Street and house number.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Postcode as it is shown.</summary>
    public string Postcode { get; private set; } = "";

    /// <summary>Place of the address.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Phone number as people dial it.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>One line a day or group of days.</summary>
    public LocalizedText OpeningHours { get; private set; } = new("", "");

    /// <summary>Longitude, WGS84, degrees; null when unknown.</summary>
    public double? Longitude { get; private set; }

    /// <summary>Latitude, WGS84, degrees; null when unknown.</summary>
    public double? Latitude { get; private set; }

    /// <summary>The <c>uid</c> in the police's open data.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>Sets all that is told of it.</summary>
    public void Describe(StationDetails details)
    {
        (Name, Address, Postcode, Place) = (details.Name, details.Address, details.Postcode, details.Place);
        (Phone, OpeningHours, ExternalId) = (details.Phone, details.OpeningHours, details.ExternalId);
        (Longitude, Latitude) = (details.Point?.Longitude, details.Point?.Latitude);
    }
}
