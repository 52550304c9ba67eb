using System.Globalization;
using System.Text.Json;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Words;
using Wijkagent.Training;
using Xunit.Abstractions;

namespace Wijkagent.Core.Tests.Reports.Words;

/// <summary>What the own words of a reporter are about, measured on texts that the model did not learn from.</summary>
public sealed class KindProposalsTests(ITestOutputHelper output)
{
    private const float LeastFirst = 0.80f;
    private const float LeastInThree = 0.95f;

    [Fact]
    public void On_the_fifth_that_was_held_out_it_is_right_as_often_as_the_paper_says()
    {
        var ranked = KindExamples.HeldOut.Select(example => (example.Kind, Ranked: KindProposals.Rank(example.Text).Select(kind => kind.Kind).ToList())).ToList();
        var lines = ranked.GroupBy(example => example.Kind)
            .Select(kind => Line(kind.Key, kind.Count(), kind.Count(one => one.Ranked[0] == one.Kind), kind.Count(one => one.Ranked.Take(3).Contains(one.Kind))))
            .ToList();
        var (first, inThree) = (ranked.Count(one => one.Ranked[0] == one.Kind), ranked.Count(one => one.Ranked.Take(3).Contains(one.Kind)));
        lines.Add(Line("together", ranked.Count, first, inThree));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"top-1 {(float)first / ranked.Count:F3}, top-3 {(float)inThree / ranked.Count:F3}"));
        lines.Add($"{KindExamples.Texts.Count} texts and {KindExamples.Words.Count} words");
        output.WriteLine(string.Join('\n', lines));

        Assert.True((float)first / ranked.Count >= LeastFirst);
        Assert.True((float)inThree / ranked.Count >= LeastInThree);
        var paper = File.ReadAllText(Path.Combine(FindRoot(), "docs", "classifier.md"));
        Assert.All(lines, line => Assert.Contains(line, paper, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kind_that_is_shipped_has_texts_of_its_own_and_a_fifth_as_many_that_are_held_out_and_no_text_is_there_twice()
    {
        using var seed = typeof(ReportKind).Assembly.GetManifestResourceStream("Wijkagent.Core.Persistence.Seed.Reference.kinds.json")!;
        var kinds = JsonDocument.Parse(seed).RootElement.EnumerateArray().Select(kind => kind.GetProperty("slug").GetString());

        var texts = KindExamples.Texts.CountBy(example => example.Kind).ToDictionary();
        var heldOut = KindExamples.HeldOut.CountBy(example => example.Kind).ToDictionary();

        Assert.Equal(kinds.Order(), texts.Keys.Order());
        Assert.All(texts, kind => Assert.True(kind.Value >= 45));
        Assert.All(texts, kind => Assert.Equal(kind.Value, 5 * heldOut[kind.Key]));
        Assert.Distinct(KindExamples.Texts.Concat(KindExamples.HeldOut).Select(example => example.Text));
        Assert.Empty(KindExamples.HeldOut.Intersect(KindExamples.Learned));
    }

    [Fact]
    public void The_model_that_ships_was_learned_from_the_examples_when_the_program_was_built()
    {
        using var shipped = typeof(KindProposals).Assembly.GetManifestResourceStream("Wijkagent.Core.Reports.Words.kinds.model")!;
        using MemoryStream kept = new(), learned = new();
        shipped.CopyTo(kept);

        KindTraining.Write(learned);

        Assert.Equal(kept.ToArray(), learned.ToArray());
        Assert.DoesNotContain(typeof(KindProposals).Assembly.GetManifestResourceNames(), name => name.Contains("examples", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_kind_is_proposed_with_whole_words_of_the_text()
    {
        const string Text = "Een GROEP jongens op scóoters staat elke avond te hangen bij de speeltuin.";

        var proposal = KindProposals.Read(Text).Kinds[0];

        Assert.Equal("jongerenoverlast", proposal.Kind);
        Assert.Contains("scóoters", proposal.Because);
        Assert.All(proposal.Because, word => Assert.Contains(word, Text.TrimEnd('.').Split(' ')));
        Assert.DoesNotContain("elke", proposal.Because);
    }

    [Theory]
    [InlineData("The neighbours play loud music every night and I can not sleep")]
    [InlineData("There is a man selling drugs to young people in the park near the school")]
    [InlineData("qwer asdf zxcv")]
    [InlineData("asdasd ik weet het niet")]
    [InlineData("12345 !!! \U0001F468‍\U0001F469‍\U0001F467 \u202E\u200B")]
    [InlineData("")]
    public void What_it_cannot_read_it_does_not_guess_at(string text) => Assert.Empty(KindProposals.Read(text).Kinds);

    [Fact]
    public void Hostile_texts_are_read_like_others()
    {
        Assert.Empty(KindProposals.Read(new string('a', 5000)).Kinds);
        Assert.InRange(KindProposals.Read(string.Concat(Enumerable.Repeat("muziekbas", 600))).Kinds.Count, 0, KindProposals.Most);
        Assert.Equal("geluidsoverlast", KindProposals.Read(string.Concat(Enumerable.Repeat("harde mu\u200Bziek \u202E", 250))).Kinds[0].Kind);
        Assert.Equal("drugs", KindProposals.Read(string.Concat(Enumerable.Repeat("dealers ", 375))).Kinds[0].Kind);
    }

    [Theory]
    [InlineData("Marokkaanse")]
    [InlineData("Turken")]
    [InlineData("Poolse")]
    [InlineData("zwarte")]
    [InlineData("moslim")]
    [InlineData("joodse")]
    [InlineData("asielzoekers")]
    [InlineData("homo")]
    public void Where_people_come_from_what_they_believe_or_whom_they_love_is_a_sign_of_nothing(string group)
    {
        foreach (var example in KindExamples.HeldOut)
        {
            var words = example.Text.Split(' ');
            var told = string.Join(' ', [.. words[..1], group, .. words[1..], group]);

            Assert.Equal(KindProposals.Rank(example.Text), KindProposals.Rank(told));
            Assert.DoesNotContain(group, KindProposals.Read(told).Kinds.SelectMany(kind => kind.Because));
        }

        Assert.Empty(KindProposals.Read(group).Kinds);
    }

    [Theory]
    [InlineData("afkomst")]
    [InlineData("huidskleur")]
    [InlineData("geloof")]
    [InlineData("geaardheid")]
    public void A_ground_of_discrimination_makes_nobody_suspect(string ground)
    {
        var kinds = KindProposals.Rank(ground).Select(kind => kind.Kind).ToList();

        Assert.Equal("woondiscriminatie", kinds[0]);
        Assert.DoesNotContain(KindProposals.Read(ground).Kinds, kind => kind.Kind is "verdachte-situatie" or "drugs" or "jongerenoverlast");
    }

    [Theory]
    [InlineData("er staat iemand met een mes voor de deur", true, false)]
    [InlineData("There is a fight with a KNIFE", true, false)]
    [InlineData("hij zegt dat hij er een eind aan wil maken, hij wil dood", false, true)]
    [InlineData("de messenger app doet het niet", false, false)]
    [InlineData("Ik ruik gas in het portiek", true, false)]
    [InlineData("Ik hoor een vrouw om hulp roepen", true, false)]
    [InlineData("Mijn ex zegt dat hij mij vermoordt", true, false)]
    [InlineData("Er ligt een kind in het water", true, false)]
    [InlineData("Someone is breaking in at number 4", true, false)]
    [InlineData("Ik zie het leven niet meer zitten", false, true)]
    [InlineData("Er ligt afval in het water en naast de container", false, false)]
    [InlineData("Zij slaan met deuren en schoppen tegen een bal", false, false)]
    [InlineData("HELP", true, false)]
    [InlineData("Ik help mijn buurvrouw met het melden", false, false)]
    [InlineData("Er ligt een gewonde man bij de halte", true, false)]
    [InlineData("Mijn buurvrouw ligt op de grond en reageert niet.", true, false)]
    [InlineData("De verhuurder reageert niet op mijn mails", false, false)]
    [InlineData("Hij heeft mijn keel dichtgeknepen", true, false)]
    [InlineData("Iemand probeert in te breken bij de buren", true, false)]
    [InlineData("Er wordt gevochten op het plein", true, false)]
    [InlineData("Ik word al weken gestalkt", true, false)]
    [InlineData("Een man staat op het punt van het dak springen", true, true)]
    [InlineData("Ik zie het niet meer zitten", false, true)]
    [InlineData("Er staat een kind alleen op het balkon", true, false)]
    [InlineData("Dat slaat nergens op, en de klok slaat de hele nacht", false, false)]
    [InlineData("Er is geen brand, alleen rook uit de schoorsteen", false, false)]
    [InlineData("Er was eerst geen brand, nu is er brand", true, false)]
    [InlineData("He keeps following me home", true, false)]
    [InlineData("A brand new car stands in the fire lane", false, false)]
    public void Words_of_danger_and_despair_are_seen_as_whole_words(string text, bool danger, bool despair)
    {
        var reading = KindProposals.Read(text);

        Assert.Equal((danger, despair), (reading.Danger, reading.Despair));
    }

    private static string Line(string name, int texts, int first, int inThree) => $"| {name} | {texts} | {first} | {inThree} |";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Wijkagent.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
