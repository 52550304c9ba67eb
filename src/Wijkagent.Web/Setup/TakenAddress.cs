using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;

namespace Wijkagent.Web.Setup;

/// <summary>An address at which somebody listens already, as the web server says it.</summary>
public static partial class TakenAddress
{
    /// <summary>Whether that is what a failure says.</summary>
    public static bool Is(Exception? failure) => failure is IOException { InnerException: AddressInUseException };

    /// <summary>The address: it stands in the words alone.</summary>
    public static string In(Exception failure) => Address().Match(failure.Message) is { Success: true } found ? found.Value : "its address";

    [GeneratedRegex(@"https?://\S+?(?=: )")]
    private static partial Regex Address();
}
