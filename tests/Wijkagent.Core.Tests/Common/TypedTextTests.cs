using Wijkagent.Core.Common;

namespace Wijkagent.Core.Tests.Common;

/// <summary>What is cleaned out of texts before they are kept.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("Kijk op \u202Eelpmaxe.live", "Kijk op elpmaxe.live")]
    [InlineData("\u2066een\u2069 twee\u200D", "een twee\u200D")]
    [InlineData("שלום\u200F, dag", "שלום\u200F, dag")]
    public void A_text_of_several_lines_can_not_make_its_reader_read_something_else(string typed, string kept) =>
        Assert.Equal(kept, TypedText.Lines(typed, "Text", 100).Value);

    [Theory]
    [InlineData("Kijk\u200B op KWAA\u200BD.EX\u2060AM\u00ADPLE\uFEFF", "Kijk op KWAAD.EXAMPLE")]
    [InlineData("می\u200Cخواهم क्\u200Dष", "می\u200Cخواهم क्\u200Dष")]
    [InlineData("👨\u200D👩\u200D👧 🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F ❤\uFE0F", "👨\u200D👩\u200D👧 🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F ❤\uFE0F")]
    [InlineData("\u0600\u0661\u0662", "\u0600\u0661\u0662")]
    public void What_has_no_width_is_taken_out_but_for_what_letters_and_emoji_are_made_with(string typed, string kept)
    {
        Assert.Equal(kept, TypedText.Lines(typed, "Text", 100).Value);
        Assert.Equal(kept, TypedText.Line(typed, "Text", 100).Value);
    }

    [Theory]
    [InlineData("een\0 twee\u0007\r\n\tdrie\u009F", "een twee\n\tdrie", "een twee drie")]
    [InlineData("een\vtwee\u0085drie", "een\ntwee\ndrie", "een twee drie")]
    [InlineData("\0\u0001", "", "")]
    public void Control_characters_are_taken_out_and_line_ends_and_tabs_stay(string typed, string lines, string line)
    {
        Assert.Equal(lines, TypedText.Lines(typed, "Text", 100).Value);
        Assert.Equal(line, TypedText.Line(typed, "Text", 100).Value);
    }

    [Theory]
    [InlineData("\u200B\uFEFF")]
    [InlineData(" \u200D \n\u00AD")]
    [InlineData("\u3164\uFE0F \u200E\U000E0041")]
    public void What_nobody_can_see_is_no_text(string typed)
    {
        Assert.Equal("", TypedText.Lines(typed, "Text", 100).Value);
        Assert.Equal("", TypedText.Line(typed, "Text", 100).Value);
    }
}
