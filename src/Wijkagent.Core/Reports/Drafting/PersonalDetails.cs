using System.Text.RegularExpressions;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>What in a text may lead to a person and is seldom needed there.</summary>
public enum PersonalDetailKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A bank account: an IBAN with the right check digits.</summary>
    Account,

    /// <summary>A phone number, of a person or a firm; of another country with its code before it.</summary>
    Phone,

    /// <summary>A citizen service number (BSN) with the right check digit.</summary>
    ServiceNumber,

    /// <summary>A number plate: a Dutch one, and of another country where it is called one or can be little else.</summary>
    Plate,
}

/// <summary>Something that was found in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Words">As it stands there, with the signs between that nobody sees.</param>
/// <param name="Start">Where it begins, in characters from 0.</param>
public sealed record PersonalDetail(PersonalDetailKind Kind, string Words, int Start);

/// <summary>What a kind of detail looks like, in what expressions of .NET and of browsers have in common.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Pattern">What looks like it.</param>
/// <param name="Not">What looks like it and is something else, in the words found, in capitals; null for nothing.</param>
public sealed record PersonalDetailShape(PersonalDetailKind Kind, Regex Pattern, Regex? Not = null)
{
    /// <summary>What has to stand shortly before it, in capitals; null when it is known without.</summary>
    public Regex? After { get; init; }

    /// <summary>With which signs a number goes on at its edge, when a digit stands beyond: then it is another, and longer.</summary>
    public string Joints { get; init; } = ".";
}

/// <summary>
/// Finds phone numbers, e-mail addresses, citizen service numbers, number plates and bank accounts in a text, so that the
/// writer can be asked whether they are needed. It decides nothing, and what it finds goes nowhere else. The browser does the
/// same while somebody types (<c>mind.js</c>), with these shapes; both are held to the same examples.
/// </summary>
public static class PersonalDetails
{
    // Plates since 1978 have no vowels, nor C, Q and Y; those before may, and are taken for one in capitals only.
    private const string Letter = "[BDF-HJ-NPR-TV-XZbdf-hj-npr-tv-xz]";
    private const string Capital = "[BDF-HJ-NPR-TV-XZ]";
    private const string Old = "(?:" + Letter + "{2}|[ABD-PR-Z]{2})";

    private const string Gap = "(?: - |[ -])";

    // Combinations that the RDW does not give out, a month between a day and a year, and measures between numbers.
    private const string NoPlates =
        "BBB|GVD|KKK|KVT|LPF|MRT|NSB|PKK|PSV|PVV|SGP|TBS|VVD|(?:^|[- 0-9])(?:SA|SD|SS)(?:[- 0-9]|$)|[0-9] ?(?:DL|DM|GB|KB|KG|KM|KW|MB|ML|MM|PK|TB) ?[0-9]";

    // In a text of capitals alone: words that are written short, before or behind a number.
    private const string NoSpacedPlates = NoPlates + "|(?:^| )(?:APV|BLK|BTW|DGN|DVD|MND|MTR|NR|PST|RVV|STK|STR|WKN|WVW)(?: |$)";

    // What somebody writes before a plate: «kenteken: », «number plate is ». A number in between is another thing.
    private const string BeforePlates = "(?:KENTEKEN|NUMMERPLAAT|NUMMERBORD|(?:NUMBER|LICEN[CS]E) ?PLATE)[^.!?0-9]{0,20}$";

    // Of other countries, as they are written with hyphens and in capitals: Belgium and France, and Germany with its place before it.
    private const string ForeignPlates = "[0-9]-[A-Z]{3}-[0-9]{3}|[A-Z]{2}-[0-9]{3}-[A-Z]{2}|[A-Z]{1,3}-[A-Z]{1,2}[ -][0-9]{2,4}";

    // Years, tracking codes and what is short for something, with a number behind it.
    private const string NoForeignPlates = "^(?:CO-OP|E-M|VVE-|WA-)|[ -](?:19|20)[0-9]{2}$";

    // Measures and months between numbers, times of day, and words of a sentence in capitals.
    private const string NoCalledPlates =
        "^[0-9]+-?(?:JAN|FEB|MRT|APR|MEI|JUN|JUL|AUG|SEP|OKT|NOV|DEC|KM|CM|MM|KG|UUR)-?[0-9]|(?:^| )(?:DAT|DE|DIE|EEN|EN|HET|IN|IS|MET|NR|OF|OM|OP|TE|TOT|UIT|VAN|WAS)(?: |$)";

    // Whatever has letters and digits, for who calls it a plate: together or with hyphens, or in capitals with spaces.
    private const string CalledPlates =
        "[0-9]{1,4}-?[A-Za-z]{2,4}-?[0-9]{1,4}|[A-Za-z]{1,3}-?[0-9]{2,4}-?[A-Za-z]{1,3}|[A-Za-z]{1,3}-[A-Za-z]{1,3}-?[0-9]{1,4}|[A-Za-z]{2,3}-?[0-9]{3,6}|[A-Z]{2,3} [0-9]{4,6}|"
        + "[0-9]{1,4} [A-Z]{2,4} [0-9]{1,4}|[A-Z]{1,3} [0-9]{2,4} [A-Z]{1,3}|[A-Z]{1,3}[ -][A-Z]{1,2} [0-9]{1,4}";

    // Ten digits with the area code, or nine after the code of the country, grouped in any way; or the number of another country (E.164).
    private const string Phones =
        @"(?:(?:\+|00) ?31[ .-]?(?:\(0\)[ .-]?)?|0)[1-9](?:[ ./-]{0,3}[0-9]){8}|"
        + @"\(06\)(?:[ ./-]{0,3}[0-9]){8}|\(0[1-9][0-9]\)(?:[ ./-]{0,3}[0-9]){7}|\(0[1-9][0-9]{2}\)(?:[ ./-]{0,3}[0-9]){6}|"
        + @"(?:\+|00 ?)[1-9](?:[ ./-]{0,3}[0-9]){8,14}|(?:\+|00 ?)[1-9][0-9]{0,2}[ .-]?\(0\)(?:[ ./-]{0,3}[0-9]){6,12}";

    // A day with the hour behind it, and the numbers of services (0800, 0900, 0906, 0909).
    private const string NoPhones = "^0[1-9][-./ ][01]?[0-9][-./ ](?:19|20)[0-9]{2}[^0-9]|^[(]?0[89]0[0-9]";

    private const string ServiceNumbers = "[0-9]{9}|[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{3}|[0-9]{4}[ .][0-9]{2}[ .][0-9]{3}";

    private const string Accounts = "(?:[A-Za-z]{2}|NL )[0-9]{2}(?:[ .-]{0,2}[A-Za-z0-9]){11,30}";

    private const string Emails = @"[A-Za-z0-9\u00C0-\u024F._%+'-]{1,64} ?@ ?(?:[A-Za-z0-9\u00C0-\u024F-]{1,63}\.){1,8}[A-Za-z]{2,24}";

    /// <summary>The shapes, in the order in which they are looked for: what was found as one thing is not found as another.</summary>
    public static IReadOnlyList<PersonalDetailShape> Shapes { get; } =
    [
        new(PersonalDetailKind.Email, Linear(Emails)),
        new(PersonalDetailKind.Account, Linear(Accounts)),
        new(PersonalDetailKind.Phone, Linear(Phones), Linear(NoPhones)),
        new(PersonalDetailKind.ServiceNumber, Linear(ServiceNumbers)) { Joints = ".," },
        new(PersonalDetailKind.Plate, Linear(Plates("-", "-?")), Linear(NoPlates)),
        // With spaces it may as well be a postcode with a house number, a day with a time, or an amount: it is a plate for who
        // calls it one, and where capitals that are no word stand around digits or beside them.
        new(PersonalDetailKind.Plate, Linear(Plates(Gap, Gap + "?")), Linear(NoPlates)) { After = Linear(BeforePlates) },
        new(PersonalDetailKind.Plate, Linear(SpacedPlates()), Linear(NoSpacedPlates)) { Joints = ". " },
        new(PersonalDetailKind.Plate, Linear(ForeignPlates), Linear(NoForeignPlates)),
        new(PersonalDetailKind.Plate, Linear(CalledPlates), Linear(NoCalledPlates)) { After = Linear(BeforePlates) },
    ];

    /// <summary>What is in a text, in the order in which it stands there.</summary>
    public static IReadOnlyList<PersonalDetail> Find(string text)
    {
        var plain = new PlainText(text);
        var found = new List<(PersonalDetailKind Kind, int Start, int Length)>();
        foreach (var shape in Shapes)
        {
            var at = 0;
            while (at < plain.Words.Length && shape.Pattern.Match(plain.Words, at) is { Success: true } match)
            {
                var length = PersonalDetailChecks.LengthOf(shape, plain.Words, match.Index, match.Length);
                var isFree = found.TrueForAll(f => f.Start + f.Length <= match.Index || match.Index + length <= f.Start);
                if (length > 0 && isFree)
                    found.Add((shape.Kind, match.Index, length));
                // What was no account may begin with letters and digits behind which there is one.
                at = match.Index + Math.Max(length, 1);
            }
        }

        return [.. found.OrderBy(f => f.Start).Select(f => new PersonalDetail(f.Kind, plain.Typed(f.Start, f.Length), plain.PlaceOf(f.Start)))];
    }

    // Sidecodes 1 to 14 of the RDW (overheid.nl, "Kentekencijfers en -letters"). Where groups of digits or letters meet, or a
    // word may stand between numbers, what is between the groups must be there: without, sidecode 2 is a postcode.
    private static string Plates(string gap, string perhaps)
    {
        const string two = Letter + "{2}", three = Letter + "{3}";
        return string.Join(
            '|',
            $"{Old}{gap}[0-9]{{2}}{gap}[0-9]{{2}}",
            $"[0-9]{{2}}{gap}[0-9]{{2}}{gap}{Old}",
            $"[0-9]{{2}}{gap}{Old}{gap}[0-9]{{2}}",
            $"[0-9]{{2}}{two}[0-9]{{2}}",
            $"{two}{perhaps}[0-9]{{2}}{perhaps}{two}",
            $"{two}{gap}{two}{gap}[0-9]{{2}}",
            $"[0-9]{{2}}{gap}{two}{gap}{two}",
            $"[0-9]{{2}}{perhaps}{three}{perhaps}[0-9]",
            $"[0-9]{perhaps}{three}{perhaps}[0-9]{{2}}",
            $"{two}{perhaps}[0-9]{{3}}{perhaps}{Letter}",
            $"{Letter}{perhaps}[0-9]{{3}}{perhaps}{two}",
            $"{three}{perhaps}[0-9]{{2}}{perhaps}{Letter}",
            $"{Letter}{perhaps}[0-9]{{2}}{perhaps}{three}",
            $"[0-9]{perhaps}{two}{perhaps}[0-9]{{3}}",
            $"[0-9]{{3}}{perhaps}{two}{perhaps}[0-9]");
    }

    // Sidecodes 4 and 6 to 12: in the others the letters are two and at an edge, or one group between numbers.
    private static string SpacedPlates()
    {
        const string two = Capital + "{2}", three = Capital + "{3}";
        return string.Join(
            '|',
            $"{two}{Gap}[0-9]{{2}}{Gap}{two}",
            $"[0-9]{{2}}{Gap}{two}{Gap}{two}",
            $"[0-9]{{2}}{Gap}{three}{Gap}[0-9]",
            $"[0-9]{Gap}{three}{Gap}[0-9]{{2}}",
            $"{two}{Gap}[0-9]{{3}}{Gap}{Capital}",
            $"{Capital}{Gap}[0-9]{{3}}{Gap}{two}",
            $"{three}{Gap}[0-9]{{2}}{Gap}{Capital}",
            $"{Capital}{Gap}[0-9]{{2}}{Gap}{three}");
    }

    private static Regex Linear(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
