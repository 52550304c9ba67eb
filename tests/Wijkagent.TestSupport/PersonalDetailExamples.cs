using System.Text.Json;

namespace Wijkagent.TestSupport;

/// <summary>Texts with a personal detail in them, and texts without: program and browser are held to the same.</summary>
/// <param name="Found">Texts that hold one detail.</param>
/// <param name="Nothing">Texts that hold none.</param>
public sealed record PersonalDetailExamples(IReadOnlyList<PersonalDetailExample> Found, IReadOnlyList<string> Nothing)
{
    /// <summary>All of them.</summary>
    public static PersonalDetailExamples All { get; } = Read();

    private static PersonalDetailExamples Read()
    {
        using var file = typeof(PersonalDetailExamples).Assembly.GetManifestResourceStream("personal-details.json")!;
        return JsonSerializer.Deserialize<PersonalDetailExamples>(file, JsonSerializerOptions.Web)!;
    }
}

/// <summary>A text that holds one detail.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">The name of the kind of detail.</param>
/// <param name="Words">The detail as it stands there.</param>
public sealed record PersonalDetailExample(string Text, string Kind, string Words);
