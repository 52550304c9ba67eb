namespace Wijkagent.Core.Officers;

/// <summary>Whether an officer is responsible for an area, or stands in for who is.</summary>
public enum BeatRole
{
    /// <summary>Responsible.</summary>
    Primary,

    /// <summary>Stands in while the primary officer is away.</summary>
    Deputy,
}

/// <summary>
/// An area an officer is responsible for in a period: a whole district or a single neighbourhood, never both.
/// The most specific area wins.
/// </summary>
public sealed class Beat
{
    private Beat()
    {
    }

    internal Beat(Guid? districtId, Guid? neighbourhoodId, BeatRole role, DateTime from, DateTime? until) =>
        (DistrictId, NeighbourhoodId, Role, From, Until) = (districtId, neighbourhoodId, role, from, until);

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose beat it is.</summary>
    public Guid OfficerId { get; private set; }

    /// <summary>Whose beat it is.</summary>
    public Officer Officer { get; private set; } = null!;

    /// <summary>The district, when it is a whole one.</summary>
    public Guid? DistrictId { get; private set; }

    /// <summary>The neighbourhood, when it is a single one.</summary>
    public Guid? NeighbourhoodId { get; private set; }

    /// <summary>Responsible, or standing in.</summary>
    public BeatRole Role { get; private set; }

    /// <summary>From when, UTC.</summary>
    public DateTime From { get; private set; }

    /// <summary>Until when, UTC, exclusive; null while there is no end.</summary>
    public DateTime? Until { get; private set; }

    internal void End(DateTime now) => Until = now;
}

/// <summary>A period in which an officer is away.</summary>
public sealed class Absence
{
    private Absence()
    {
    }

    internal Absence(DateTime from, DateTime until) => (From, Until) = (from, until);

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who is away.</summary>
    public Guid OfficerId { get; private set; }

    /// <summary>From when, UTC.</summary>
    public DateTime From { get; private set; }

    /// <summary>Until when, UTC, exclusive.</summary>
    public DateTime Until { get; private set; }
}

/// <summary>A weekly hour in which people can walk in, in Dutch local time.</summary>
public sealed class ConsultationHour
{
    /// <summary>The longest name of a place or address.</summary>
    public const int PlaceLength = 120;

    private ConsultationHour()
    {
    }

    /// <summary>A weekly hour at a place.</summary>
    public ConsultationHour(DayOfWeek day, TimeOnly from, TimeOnly until, string place, string address) =>
        (Day, From, Until, Place, Address) = (day, from, until, place, address);

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose hour it is.</summary>
    public Guid OfficerId { get; private set; }

    /// <summary>The day of the week.</summary>
    public DayOfWeek Day { get; private set; }

    /// <summary>From when, local time.</summary>
    public TimeOnly From { get; private set; }

    /// <summary>Until when, local time.</summary>
    public TimeOnly Until { get; private set; }

    /// <summary>The building.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Street, house number and place.</summary>
    public string Address { get; private set; } = "";
}
