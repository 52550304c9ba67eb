using System.Globalization;
using System.Resources;
using Wijkagent.Core.Common;
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
        return shown.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, shown);
    }

    public static string Of(Error error) => Get(error.Name, [.. error.Arguments]);

    /// <summary>The Dutch text: names of things that are kept in the database are Dutch on every machine.</summary>
    public static string Dutch(string key) => Texts.GetString(key, CultureInfo.InvariantCulture) ?? key;
}
