using System.Text;

namespace Wijkagent.Core.Reports.Words;

/// <summary>A feature of a text that the model knows.</summary>
/// <param name="Id">Its index in the model.</param>
/// <param name="Value">How much it counts in this text.</param>
/// <param name="Word">The index of the word it stands in.</param>
internal readonly record struct KnownFeature(int Id, float Value, int Word);

/// <summary>
/// Knows the kinds of report by their words: a multinomial logistic regression over words, pairs of words and parts of
/// words. What each of these says for a kind is one number, so the reason for a proposal can be told. It learned when the
/// program was built (Wijkagent.Training), and is a file in it since.
/// </summary>
internal sealed class KindModel
{
    private const string File = "Wijkagent.Core.Reports.Words.kinds.model";

    private readonly Dictionary<ulong, int> ids;
    private readonly float[] rarity;
    private readonly float[] weights;

    /// <summary>A model.</summary>
    /// <param name="kinds">Slugs.</param>
    /// <param name="ids">The index of each feature.</param>
    /// <param name="rarity">How rare each is.</param>
    /// <param name="weights">What each says for each kind: features times kinds.</param>
    public KindModel(IReadOnlyList<string> kinds, Dictionary<ulong, int> ids, float[] rarity, float[] weights) =>
        (Kinds, this.ids, this.rarity, this.weights) = (kinds, ids, rarity, weights);

    /// <summary>The model of this build.</summary>
    public static KindModel Open()
    {
        using var stream = typeof(KindModel).Assembly.GetManifestResourceStream(File)!;
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        var kinds = Many(reader, reader.ReadString);
        var ids = Many(reader, reader.ReadUInt64).Index().ToDictionary(one => one.Item, one => one.Index);
        return new KindModel(kinds, ids, Many(reader, reader.ReadSingle), Many(reader, reader.ReadSingle));
    }

    /// <summary>Writes it down, as it is read: kinds, features, how rare they are and what they say, each after how many follow.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        Many(writer, [.. Kinds], writer.Write);
        Many(writer, [.. ids.OrderBy(one => one.Value).Select(one => one.Key)], writer.Write);
        Many(writer, rarity, writer.Write);
        Many(writer, weights, writer.Write);
    }

    /// <summary>The slugs of the kinds.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>How many features it knows.</summary>
    public int FeatureCount => rarity.Length;

    /// <summary>
    /// What it knows of a text, each once, however often it stands there. Words and parts of words count equally, and a
    /// long text as much as a short one.
    /// </summary>
    public List<KnownFeature> Look(IReadOnlyList<TextWord> words)
    {
        var (seen, ofWords, ofParts) = (new HashSet<int>(), 0f, 0f);
        var known = new List<(KnownFeature Feature, bool IsPart)>();
        foreach (var found in TextFeatures.Of(words))
        {
            if (!ids.TryGetValue(found.Key, out var id) || !seen.Add(id))
                continue;
            known.Add((new KnownFeature(id, rarity[id], found.Word), found.IsPart));
            if (found.IsPart)
                ofParts += rarity[id] * rarity[id];
            else
                ofWords += rarity[id] * rarity[id];
        }

        var (wordScale, partScale) = (1 / MathF.Sqrt(2 * ofWords), 1 / MathF.Sqrt(2 * ofParts));
        return [.. known.Select(one => one.Feature with { Value = one.Feature.Value * (one.IsPart ? partScale : wordScale) })];
    }

    /// <summary>Fills in how likely each kind is; together 1.</summary>
    public void Weigh(List<KnownFeature> features, Span<float> likely)
    {
        likely.Clear();
        foreach (var feature in features)
        {
            var row = weights.AsSpan(feature.Id * likely.Length, likely.Length);
            for (var kind = 0; kind < likely.Length; kind++)
                likely[kind] += row[kind] * feature.Value;
        }

        var (highest, sum) = (float.MinValue, 0f);
        foreach (var score in likely)
            highest = MathF.Max(highest, score);
        foreach (ref var score in likely)
        {
            score = MathF.Exp(score - highest);
            sum += score;
        }

        foreach (ref var score in likely)
            score /= sum;
    }

    /// <summary>What each word says for a kind, more than it says for the others.</summary>
    public float[] SaidFor(int kind, List<KnownFeature> features, int words)
    {
        var said = new float[words];
        foreach (var feature in features)
        {
            var row = weights.AsSpan(feature.Id * Kinds.Count, Kinds.Count);
            var sum = 0f;
            foreach (var weight in row)
                sum += weight;
            said[feature.Word] += feature.Value * (row[kind] - (sum / Kinds.Count));
        }

        return said;
    }

    /// <summary>Whether a word is one that it learned from.</summary>
    public bool Knows(string folded) => ids.ContainsKey(TextFeatures.KeyOf(folded));

    private static T[] Many<T>(BinaryReader reader, Func<T> read)
    {
        var all = new T[reader.ReadInt32()];
        foreach (ref var one in all.AsSpan())
            one = read();
        return all;
    }

    private static void Many<T>(BinaryWriter writer, T[] all, Action<T> write)
    {
        writer.Write(all.Length);
        foreach (var one in all)
            write(one);
    }
}
