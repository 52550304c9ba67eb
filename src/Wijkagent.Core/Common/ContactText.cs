using System.Text.RegularExpressions;
using Wijkagent.Core.Notifications;

namespace Wijkagent.Core.Common;

/// <summary>Reads e-mail addresses and phone numbers the way people type them.</summary>
public static partial class ContactText
{
    /// <summary>One address to which mail can be sent, as it was typed; null for anything else.</summary>
    public static string? Email(string typed) => EmailAddress.IsOne(typed) ? typed : null;

    /// <summary>A phone number with 8 to 15 digits (ITU-T E.164), as it was typed; null for anything else.</summary>
    public static string? Phone(string typed) =>
        PhoneShape().IsMatch(typed) && typed.Count(char.IsAsciiDigit) is >= 8 and <= 15 ? typed : null;

    [GeneratedRegex(@"^\+?[0-9 ()./-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex PhoneShape();
}

/// <summary>What was typed is no e-mail address.</summary>
/// <param name="Field">The input.</param>
public sealed record NotAnEmailAddress(string Field) : InvalidError(Field);

/// <summary>What was typed is no phone number.</summary>
/// <param name="Field">The input.</param>
public sealed record NotAPhoneNumber(string Field) : InvalidError(Field);
