using System.Text.Json;
using System.Xml.Linq;

namespace Wijkagent.Web.Tests.Architecture;

/// <summary>Dutch is written for everybody (language level B1): what takes more than a line to read scores 60 or more.</summary>
public sealed class ReadabilityTests
{
    private const double Least = 60;
    private const int Longer = 20;

    [Fact]
    public void Every_longer_Dutch_text_is_in_plain_language()
    {
        var texts = OfScreens().Concat(OfSeeds()).Where(text => FleschDouma.WordsOf(text.Text).Count >= Longer).ToList();

        Assert.InRange(texts.Count, 150, int.MaxValue);
        var hard = texts.Select(text => (text.Where, Score: FleschDouma.ScoreOf(text.Text))).Where(text => text.Score < Least).ToList();
        Assert.True(hard.Count == 0, string.Join('\n', hard.Select(text => $"{text.Where}: {text.Score:0.0}")));
    }

    [Theory]
    [InlineData("buurt", 1)]
    [InlineData("melding", 2)]
    [InlineData("nieuwe", 2)]
    [InlineData("wijkagent", 3)]
    [InlineData("ideeën", 3)]
    [InlineData("vrouwen", 2)]
    [InlineData("coördinator", 5)]
    [InlineData("politieagent", 5)]
    [InlineData("pdf", 1)]
    public void A_word_has_as_many_syllables_as_one_hears(string word, int syllables) => Assert.Equal(syllables, FleschDouma.SyllablesOf(word));

    [Fact]
    public void Plain_language_scores_high_and_official_language_does_not()
    {
        const string plain = "De wijkagent leest uw melding. Daarna belt hij u op. Heeft u een vraag? Bel dan gerust.";
        const string official = "Onverminderd het bepaalde in de voorgaande artikelen geschiedt de verwerking van persoonsgegevens uitsluitend overeenkomstig de toepasselijke bewaartermijnen.";

        // 17 words with 22 syllables in 4 sentences.
        Assert.Equal(206.84 - (77.0 * 22 / 17) - (0.93 * 17 / 4), FleschDouma.ScoreOf(plain), 6);
        Assert.True(FleschDouma.ScoreOf(official) < 30);
        Assert.Equal(FleschDouma.ScoreOf("Nog 3 dagen."), FleschDouma.ScoreOf("Nog {0:dag|dagen}."));
        Assert.Equal(FleschDouma.ScoreOf("Lees de regels."), FleschDouma.ScoreOf("Lees **de** [regels](https://voorbeeld.nl/een/lang/adres)."));
    }

    // What the commands of the program answer to who looks after it is no text for residents.
    private static IEnumerable<(string Where, string Text)> OfScreens() =>
        from file in Repository.Files("src", ".resx")
        where !file.Path.EndsWith(".en.resx", StringComparison.Ordinal) && !file.Path.EndsWith("/CommandText.resx", StringComparison.Ordinal)
        from data in XDocument.Parse(file.Text).Root!.Elements("data")
        select ($"{file.Path} {data.Attribute("name")!.Value}", data.Element("value")!.Value);

    private static IEnumerable<(string Where, string Text)> OfSeeds() =>
        from file in Repository.Files("src/Wijkagent.Core/Persistence/Seed", ".json")
        from text in DutchIn(JsonDocument.Parse(file.Text).RootElement)
        select ($"{file.Path} «{text[..Math.Min(text.Length, 40)]}»", text);

    private static IEnumerable<string> DutchIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(DutchIn),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property is { Name: "nl", Value.ValueKind: JsonValueKind.String } ? [property.Value.GetString()!] : DutchIn(property.Value)),
        _ => [],
    };
}
