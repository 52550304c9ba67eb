using Wijkagent.Core.Reports.Words;

namespace Wijkagent.Training;

/// <summary>
/// Learns the kinds from examples, in well under a second, and each time the same: the order is drawn from a fixed seed.
/// Every weight takes steps of its own size (AdaGrad: Duchi, Hazan and Singer, 2011).
/// </summary>
public static class KindTraining
{
    private const int Seed = 2026;
    private const int Rounds = 15;
    private const float Step = 0.2f;
    private const float Decay = 0.001f;

    /// <summary>Pairs of words are learned when they stand in so many examples.</summary>
    private const int LeastPairs = 2;

    /// <summary>A kind that is as sure as this is right already.</summary>
    private const float Close = 0.02f;

    /// <summary>Learns from what is to be learned from (<see cref="KindExamples.Learned"/>), and writes the model down.</summary>
    public static void Write(Stream stream) => Train(KindExamples.Learned).Write(stream);

    /// <summary>A model that learned from these.</summary>
    internal static KindModel Train(IReadOnlyList<KindExample> examples)
    {
        List<string> kinds = [.. examples.Select(example => example.Kind).Distinct()];
        List<List<TextWord>> texts = [.. examples.Select(example => TextFeatures.Counting(TextWord.Read(example.Text)))];
        var (ids, rarity) = Count(texts);
        var weights = new float[rarity.Length * kinds.Count];
        var model = new KindModel(kinds, ids, rarity, weights);
        var learned = examples.Select((example, index) => (Features: model.Look(texts[index]), Kind: kinds.IndexOf(example.Kind))).ToArray();
        Fit(model, weights, learned);
        return model;
    }

    private static (Dictionary<ulong, int> Ids, float[] Rarity) Count(List<List<TextWord>> texts)
    {
        var counts = new Dictionary<ulong, (int Count, bool IsPair)>();
        foreach (var text in texts)
        {
            foreach (var feature in TextFeatures.Of(text).DistinctBy(feature => feature.Key))
                counts[feature.Key] = (counts.GetValueOrDefault(feature.Key).Count + 1, feature.IsPair);
        }

        var kept = counts.Where(count => !count.Value.IsPair || count.Value.Count >= LeastPairs).ToList();
        return (
            kept.Index().ToDictionary(one => one.Item.Key, one => one.Index),
            [.. kept.Select(one => MathF.Log((1f + texts.Count) / (1f + one.Value.Count)) + 1)]);
    }

    private static void Fit(KindModel model, float[] weights, (List<KnownFeature> Features, int Kind)[] learned)
    {
        var (random, steps, off) = (new Random(Seed), new float[weights.Length], new float[model.Kinds.Count]);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(learned);
            foreach (var (features, right) in learned)
            {
                model.Weigh(features, off);
                off[right] -= 1;
                for (var kind = 0; kind < off.Length; kind++)
                {
                    if (MathF.Abs(off[kind]) > Close)
                        Correct(features, kind, off[kind]);
                }
            }
        }

        void Correct(List<KnownFeature> features, int kind, float by)
        {
            foreach (var feature in features)
            {
                var at = (feature.Id * off.Length) + kind;
                var slope = (by * feature.Value) + (Decay * weights[at]);
                steps[at] += slope * slope;
                weights[at] -= Step * slope / MathF.Sqrt(steps[at] + 1e-8f);
            }
        }
    }
}
