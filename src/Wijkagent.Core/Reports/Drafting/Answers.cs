using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>What was filled in about the place. One of area and point must be there.</summary>
/// <param name="AreaCode">CBS code of a neighbourhood chosen by name, or of a district or municipality where all of that is meant.</param>
/// <param name="Longitude">WGS84, degrees, of an address or a point on the map.</param>
/// <param name="Latitude">WGS84, degrees.</param>
/// <param name="Address">The address that was found at the point, or what was typed to find the neighbourhood; null when there is none.</param>
/// <param name="PlaceWords">The place in the visitor's words.</param>
public sealed record TellPlace(string? AreaCode, double? Longitude, double? Latitude, string? Address, string? PlaceWords)
{
    /// <summary>Whether it is all along the street: then how that runs is kept, where it can be looked up.</summary>
    public bool WholeStreet { get; init; }

    /// <summary>
    /// What a place says that was found by what was typed. A postcode or number that was typed says more than the neighbourhood
    /// it led to.
    /// </summary>
    public static TellPlace Of(PlaceOption option, string typed, string? words) => option.Point is { } point
        ? new TellPlace(null, point.Longitude, point.Latitude, option.Name, words)
        : new TellPlace(option.Area.Code, null, null, typed.Any(char.IsAsciiDigit) ? typed : null, words);
}

/// <summary>What was filled in about what happened.</summary>
/// <param name="Text">What.</param>
/// <param name="When">When.</param>
/// <param name="HappenedOn">The day; null when none was filled in.</param>
/// <param name="IsDayReadable">Whether what was filled in as a day, if anything, is one.</param>
/// <param name="HappenedAt">The time as it was typed.</param>
/// <param name="Frequency">How often.</param>
public sealed record TellWhat(
    string? Text, Moment? When, DateOnly? HappenedOn, bool IsDayReadable, string? HappenedAt, Frequency? Frequency)
{
    /// <summary>Until what time, as it was typed.</summary>
    public string? HappenedUntil { get; init; }

    /// <summary>On which day it began; null when none was filled in.</summary>
    public DateOnly? BegunOn { get; init; }

    /// <summary>Whether what was filled in as that day, if anything, is one.</summary>
    public bool IsBeginningReadable { get; init; } = true;

    /// <summary>On which days and at what times it mostly is.</summary>
    public string? UsualTimes { get; init; }
}

/// <summary>What was filled in about who tells it.</summary>
/// <param name="Anonymous">The choice; null when none was made.</param>
/// <param name="Name">A name.</param>
/// <param name="Email">An e-mail address.</param>
/// <param name="Phone">A phone number.</param>
public sealed record TellWho(bool? Anonymous, string? Name, string? Email, string? Phone)
{
    /// <summary>Reads it, of somebody who gives a name: a way to be reached is needed too.</summary>
    /// <returns>What was told; or all that is wrong, each at its field.</returns>
    internal Result<ToldWho> ReadContact()
    {
        var check = new InputCheck();
        var name = check.Line(Name, nameof(Name), ReporterContact.NameLength, required: true);
        var email = check.Line(Email, nameof(Email), ReporterContact.EmailLength);
        var phone = check.Line(Phone, nameof(Phone), ReporterContact.PhoneLength);
        if (string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(Phone))
            check.Refuse(new ValueMissing(nameof(Email)));
        if (email.Length > 0 && ContactText.Email(email) is null)
            check.Refuse(new NotAnEmailAddress(nameof(Email)));
        if (phone.Length > 0 && ContactText.Phone(phone) is null)
            check.Refuse(new NotAPhoneNumber(nameof(Phone)));
        if (check.Error is { } error)
            return error;
        return new ToldWho(false, name, email.Length > 0 ? email : null, phone.Length > 0 ? phone : null);
    }
}

/// <summary>What was filled in about what the reporter has to do with it.</summary>
/// <param name="Role">What; null when nothing was chosen.</param>
/// <param name="ForWhom">For whom it is told.</param>
/// <param name="OtherKnows">Whether that person knows it; null when nothing was chosen.</param>
public sealed record TellRole(ReporterRole? Role, string? ForWhom, bool? OtherKnows);

/// <summary>What was filled in about how the reporter lives.</summary>
/// <param name="Tenure">How; null when nothing was chosen.</param>
/// <param name="Landlord">A partner that was chosen, by its slug; null for none.</param>
/// <param name="OtherLandlord">The name of somebody else.</param>
public sealed record TellHousing(Tenure? Tenure, string? Landlord, string? OtherLandlord);

/// <summary>The place is in none of the areas.</summary>
public sealed record PlaceOutsideAreas() : InvalidError("Place");

/// <summary>The three fields make no day.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record NotADate(string Field = nameof(TellWhat.HappenedOn)) : InvalidError(Field);

/// <summary>The day or time has not been yet.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record DateInFuture(string Field = nameof(TellWhat.HappenedOn)) : InvalidError(Field);

/// <summary>What was typed is no time of day.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record NotATime(string Field = nameof(TellWhat.HappenedAt)) : InvalidError(Field);
