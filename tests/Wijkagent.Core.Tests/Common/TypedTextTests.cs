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
    public void What_nobody_can_see_is_no_text(string typed)
    {
        Assert.Equal("", TypedText.Lines(typed, "Text", 100).Value);
        Assert.Equal("", TypedText.Line(typed, "Text", 100).Value);
    }
}
