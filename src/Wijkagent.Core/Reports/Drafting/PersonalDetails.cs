using System.Text.RegularExpressions;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>What in a text may lead to a person and is seldom needed there.</summary>
public enum PersonalDetailKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A bank account: an IBAN with the right check digits.</summary>
    Account,

    /// <summary>A phone number in the Netherlands, of a person or a firm.</summary>
    Phone,

    /// <summary>A citizen service number (BSN) with the right check digit.</summary>
    ServiceNumber,

    /// <summary>A Dutch number plate.</summary>
    Plate,
}

/// <summary>Something that was found in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Words">As it stands there.</param>
/// <param name="Start">Where it begins, in characters from 0.</param>
public sealed record PersonalDetail(PersonalDetailKind Kind, string Words, int Start);

/// <summary>What a kind of detail looks like, in what expressions of .NET and of browsers have in common.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Pattern">What looks like it.</param>
/// <param name="Not">What looks like it and is something else, in the words found, in capitals; null for nothing.</param>
public sealed record PersonalDetailShape(PersonalDetailKind Kind, Regex Pattern, Regex? Not = null);

/// <summary>
/// Finds phone numbers, e-mail addresses, citizen service numbers, number plates and bank accounts in a text, so that the
/// writer can be asked whether they are needed. It decides nothing, and what it finds goes nowhere else. The browser does the
/// same while somebody types (<c>mind.js</c>), with these shapes; both are held to the same examples.
/// </summary>
public static class PersonalDetails
{
    // Plates since 1978 have no vowels, nor C, Q and Y; those before may, and are taken for one in capitals only.
    private const string Letter = "[BDF-HJ-NPR-TV-XZbdf-hj-npr-tv-xz]";
    private const string Old = "(?:" + Letter + "{2}|[ABD-PR-Z]{2})";
    private const string Two = Letter + "{2}";
    private const string Three = Letter + "{3}";

    // Sidecodes 1 to 14 of the RDW (overheid.nl, "Kentekencijfers en -letters"). Where groups of digits or letters meet, or a
    // word may stand between numbers, the hyphens must be there: without them sidecode 2 is a postcode.
    private const string Plates =
        Old + "-[0-9]{2}-[0-9]{2}|[0-9]{2}-[0-9]{2}-" + Old + "|[0-9]{2}-" + Old + "-[0-9]{2}|[0-9]{2}" + Two + "[0-9]{2}|"
        + Two + "-?[0-9]{2}-?" + Two + "|" + Two + "-" + Two + "-[0-9]{2}|[0-9]{2}-" + Two + "-" + Two + "|"
        + "[0-9]{2}-?" + Three + "-?[0-9]|[0-9]-?" + Three + "-?[0-9]{2}|" + Two + "-?[0-9]{3}-?" + Letter + "|"
        + Letter + "-?[0-9]{3}-?" + Two + "|" + Three + "-?[0-9]{2}-?" + Letter + "|" + Letter + "-?[0-9]{2}-?" + Three + "|"
        + "[0-9]-?" + Two + "-?[0-9]{3}|[0-9]{3}-?" + Two + "-?[0-9]";

    // Combinations that the RDW does not give out, a month between a day and a year, and measures between numbers.
    private const string NoPlates =
        "BBB|GVD|KKK|KVT|LPF|MRT|NSB|PKK|PSV|PVV|SGP|TBS|VVD|(?:^|[-0-9])(?:SA|SD|SS)(?:[-0-9]|$)|[0-9](?:DL|DM|GB|KB|KG|KM|KW|MB|ML|MM|PK|TB)[0-9]";

    // Ten digits with the area code, or nine after the code of the country, grouped in any way.
    private const string Phones =
        @"(?:(?:\+|00) ?31[ .-]?(?:\(0\)[ .-]?)?|0)[1-9](?:[ ./-]{0,3}[0-9]){8}|"
        + @"\(06\)(?:[ ./-]{0,3}[0-9]){8}|\(0[1-9][0-9]\)(?:[ ./-]{0,3}[0-9]){7}|\(0[1-9][0-9]{2}\)(?:[ ./-]{0,3}[0-9]){6}";

    // A day with the hour behind it, and the numbers of services (0800, 0900, 0906, 0909).
    private const string NoPhones = "^0[1-9][-./][01]?[0-9][-./](?:19|20)[0-9]{2}[^0-9]|^[(]?0[89]0[0-9]";

    private const string ServiceNumbers = "[0-9]{9}|[0-9]{3}[ .][0-9]{3}[ .][0-9]{3}|[0-9]{4}[ .][0-9]{2}[ .][0-9]{3}";

    private const string Accounts = "[A-Za-z]{2}[0-9]{2}(?:[ .-]?[A-Za-z0-9]){11,30}";

    private const string Emails = @"[A-Za-z0-9\u00C0-\u024F._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}";

    /// <summary>The shapes, in the order in which they are looked for: what was found as one thing is not found as another.</summary>
    public static IReadOnlyList<PersonalDetailShape> Shapes { get; } =
    [
        new(PersonalDetailKind.Email, Linear(Emails)),
        new(PersonalDetailKind.Account, Linear(Accounts)),
        new(PersonalDetailKind.Phone, Linear(Phones), Linear(NoPhones)),
        new(PersonalDetailKind.ServiceNumber, Linear(ServiceNumbers)),
        new(PersonalDetailKind.Plate, Linear(Plates), Linear(NoPlates)),
    ];

    /// <summary>What is in a text, in the order in which it stands there.</summary>
    public static IReadOnlyList<PersonalDetail> Find(string text)
    {
        var found = new List<PersonalDetail>();
        foreach (var shape in Shapes)
        {
            var at = 0;
            while (at < text.Length && shape.Pattern.Match(text, at) is { Success: true } match)
            {
                var length = PersonalDetailChecks.LengthOf(shape, text, match.Index, match.Length);
                var isFree = found.TrueForAll(f => f.Start + f.Words.Length <= match.Index || match.Index + length <= f.Start);
                if (length > 0 && isFree)
                    found.Add(new PersonalDetail(shape.Kind, text.Substring(match.Index, length), match.Index));
                // What was no account may begin with letters and digits behind which there is one.
                at = match.Index + Math.Max(length, 1);
            }
        }

        return [.. found.OrderBy(f => f.Start)];
    }

    private static Regex Linear(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
