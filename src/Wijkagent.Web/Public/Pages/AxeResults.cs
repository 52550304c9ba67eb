using System.Text.Json;

namespace Wijkagent.Web.Public.Pages;

/// <summary>
/// What axe-core found on the pages that the browser suite walks: <c>AxeResults.json</c>, which that suite holds to what it
/// does. The statement on accessibility tells it.
/// </summary>
/// <param name="Axe">The version of axe-core.</param>
/// <param name="Rules">How many of its rules were asked.</param>
/// <param name="Findings">How many things it found wrong.</param>
/// <param name="Pages">The pages, of the demo town.</param>
public sealed record AxeResults(string Axe, int Rules, int Findings, IReadOnlyList<string> Pages)
{
    /// <summary>The last results.</summary>
    public static AxeResults Last { get; } = Read();

    private static AxeResults Read()
    {
        using var file = typeof(AxeResults).Assembly.GetManifestResourceStream("AxeResults.json")!;
        return JsonSerializer.Deserialize<AxeResults>(file, JsonSerializerOptions.Web)!;
    }
}
