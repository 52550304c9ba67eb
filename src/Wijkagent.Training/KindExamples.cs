using System.Text.Json;

namespace Wijkagent.Training;

/// <summary>A text as somebody might tell it, or a word of the kind.</summary>
/// <param name="Kind">The slug of the kind of report it is about.</param>
/// <param name="Text">What was told.</param>
public sealed record KindExample(string Kind, string Text);

/// <summary>
/// From what the kinds are learned, <c>examples.json</c>: words that go with a kind, and whole texts; and on what it is measured,
/// <c>held-out.json</c>: whole texts by somebody who saw none of the others. They were written for this; nobody told them.
/// </summary>
public static class KindExamples
{
    private static readonly Dictionary<string, Content> Kinds = Read<Content>("examples");

    /// <summary>Words that go with a kind.</summary>
    public static IReadOnlyList<KindExample> Words { get; } = [.. Kinds.SelectMany(kind => kind.Value.Words.Select(word => new KindExample(kind.Key, word)))];

    /// <summary>Whole texts.</summary>
    public static IReadOnlyList<KindExample> Texts { get; } = [.. Kinds.SelectMany(kind => kind.Value.Texts.Select(text => new KindExample(kind.Key, text)))];

    /// <summary>What the model is measured on, and never learns from: a fifth as many as the whole texts.</summary>
    public static IReadOnlyList<KindExample> HeldOut { get; } =
        [.. Read<string[]>("held-out").SelectMany(kind => kind.Value.Select(text => new KindExample(kind.Key, text)))];

    /// <summary>What the model learns from: the words, and the whole texts.</summary>
    public static IReadOnlyList<KindExample> Learned { get; } = [.. Words, .. Texts];

    private static Dictionary<string, T> Read<T>(string file)
    {
        using var stream = typeof(KindExamples).Assembly.GetManifestResourceStream($"Wijkagent.Training.{file}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, T>>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Content(string[] Words, string[] Texts);
}
