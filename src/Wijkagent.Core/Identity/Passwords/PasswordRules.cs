using Wijkagent.Core.Common;

namespace Wijkagent.Core.Identity.Passwords;

/// <summary>A password is shorter than is allowed.</summary>
/// <param name="Field">The input it stands in.</param>
public sealed record PasswordTooShort(string Field) : InvalidError(Field)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [PasswordRules.Shortest];
}

/// <summary>A password is longer than is allowed.</summary>
/// <param name="Field">The input it stands in.</param>
public sealed record PasswordTooLong(string Field) : InvalidError(Field)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [PasswordRules.Longest];
}

/// <summary>A password is among the first that somebody would guess.</summary>
/// <param name="Field">The input it stands in.</param>
public sealed record PasswordTooEasy(string Field) : InvalidError(Field);

/// <summary>
/// What a password has to be: long, and not easy to guess. Any character may be in it and none has to be (NIST SP
/// 800-63B, 5.1.1). How easy it is, is judged on our own machine by zxcvbn, which knows the passwords that are used most.
/// </summary>
public static class PasswordRules
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most characters.</summary>
    public const int Longest = 128;

    private const string NewField = "Password";

    // Guessing takes more than 10^8 tries: the third step of zxcvbn's five.
    private const int Enough = 3;

    // Judging takes time with the square of the length, and what comes after these only makes it harder to guess.
    private const int Judged = 64;

    // Reads its lists of words once. Whether two may use it at once is not promised, and passwords are set seldom.
    private static readonly Zxcvbn.Zxcvbn Judge = new();

    // What Dutch people begin with, where the library knows English.
    private static readonly string[] FirstGuesses =
    [
        "wijkagent", "politie", "wachtwoord", "welkom", "geheim", "nederland", "holland", "buurt", "wijk", "gemeente",
        "agent", "melding", "lente", "voorjaar", "zomer", "herfst", "najaar", "winter", "januari", "februari", "maart",
        "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december", "maandag", "dinsdag",
        "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "amsterdam", "rotterdam", "utrecht", "eindhoven", "groningen",
        "ajax", "feyenoord", "oranje", "liefde", "schatje", "hallo", "vakantie", "fiets",
    ];

    /// <summary>What is wrong with a password, or null.</summary>
    /// <param name="password">As it was typed.</param>
    /// <param name="field">The input it stands in.</param>
    /// <param name="about">Words about the person, which are guessed first: name, address.</param>
    public static InvalidError? Check(string password, string field, params IEnumerable<string?> about)
    {
        // A character outside the first plane, such as an emoji, is one and not two.
        var length = password.EnumerateRunes().Count();
        if (length < Shortest)
            return new PasswordTooShort(field);
        if (length > Longest)
            return new PasswordTooLong(field);
        var guesses = FirstGuesses.Concat(about.SelectMany(WordsOf)).ToList();
        var judged = password.Length > Judged ? password[..Judged] : password;
        lock (Judge)
            return Judge.EvaluatePassword(judged, guesses).Score < Enough ? new PasswordTooEasy(field) : null;
    }

    /// <summary>What is wrong with a password that somebody chooses for an account, or null.</summary>
    public static InvalidError? CheckNew(string? password, User user) => string.IsNullOrEmpty(password)
        ? new ValueMissing(NewField)
        : Check(password, NewField, user.Email, user.DisplayName);

    private static IEnumerable<string> WordsOf(string? about)
    {
        var words = (about ?? "").ToLowerInvariant();
        return words.Split(' ', '@', '.', '-', '_').Append(words).Where(word => word.Length > 2);
    }
}
