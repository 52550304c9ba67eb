using System.Globalization;
using System.Resources;
using Wijkagent.Core.Common;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Commands;

/// <summary>The words of the command line, in the language of the system: English where that is English, else Dutch.</summary>
internal static class CommandText
{
    private static readonly ResourceManager Texts = new(typeof(CommandText));

    public static string Get(string key, params object[] arguments)
    {
        var text = Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
        object[] shown = [.. arguments.Select(argument => argument is int number ? new Amount(number) : argument)];
        return shown.Length == 0 ? text : string.Format(Numbers, text, shown);
    }

    // As the words are: a system without a language speaks Dutch, and writes 3.393.
    private static CultureInfo Numbers => LocalisationSetup.CultureOf(
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == LocalisationSetup.English ? LocalisationSetup.English : LocalisationSetup.Dutch);

    public static string Of(Error error) => Get(error.Name, [.. error.Arguments]);

    /// <summary>The Dutch text: names of things that are kept in the database are Dutch on every machine.</summary>
    public static string Dutch(string key) => Texts.GetString(key, CultureInfo.InvariantCulture) ?? key;
}
