using System.Text.Json;

namespace Wijkagent.Training;

/// <summary>A text as somebody might tell it, or a word of the kind.</summary>
/// <param name="Kind">The slug of the kind of report it is about.</param>
/// <param name="Text">What was told.</param>
public sealed record KindExample(string Kind, string Text);

/// <summary>
/// From what the kinds are learned, <c>examples.json</c>: words that go with a kind, and whole texts. They were written for
/// this; nobody told them.
/// </summary>
public static class KindExamples
{
    private const string File = "Wijkagent.Training.examples.json";
    private const int Fold = 5;

    private static readonly Dictionary<string, Content> Kinds = Read();

    /// <summary>Words that go with a kind.</summary>
    public static IReadOnlyList<KindExample> Words { get; } = [.. Kinds.SelectMany(kind => kind.Value.Words.Select(word => new KindExample(kind.Key, word)))];

    /// <summary>Whole texts.</summary>
    public static IReadOnlyList<KindExample> Texts { get; } = [.. Kinds.SelectMany(kind => kind.Value.Texts.Select(text => new KindExample(kind.Key, text)))];

    /// <summary>Every fifth text of a kind: what the model is measured on, and never learns from.</summary>
    public static IReadOnlyList<KindExample> HeldOut { get; } = [.. Part(isHeldOut: true)];

    /// <summary>What the model learns from: the words, and four fifths of the texts.</summary>
    public static IReadOnlyList<KindExample> Learned { get; } = [.. Words, .. Part(isHeldOut: false)];

    private static IEnumerable<KindExample> Part(bool isHeldOut) =>
        Texts.GroupBy(example => example.Kind).SelectMany(kind => kind.Where((_, index) => (index % Fold == Fold - 1) == isHeldOut));

    private static Dictionary<string, Content> Read()
    {
        using var stream = typeof(KindExamples).Assembly.GetManifestResourceStream(File)!;
        return JsonSerializer.Deserialize<Dictionary<string, Content>>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Content(string[] Words, string[] Texts);
}
