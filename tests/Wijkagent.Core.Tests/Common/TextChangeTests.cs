using Wijkagent.Core.Common;

namespace Wijkagent.Core.Tests.Common;

public sealed class TextChangeTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "nieuw", "+nieuw")]
    [InlineData("oud", "", "-oud")]
    [InlineData("het is stil", "het is stil", "=het is stil")]
    [InlineData("elke avond harde muziek", "elke nacht harde muziek", "=elke |-avond |+nacht |=harde muziek")]
    [InlineData("een twee drie", "drie", "-een twee |=drie")]
    [InlineData("een", "een twee", "=een |+twee")]
    [InlineData("een\ntwee", "een\n\ntwee", "=een\n\ntwee")]
    public void Words_that_went_and_came_are_told_apart_from_those_that_stayed(string before, string after, string told)
    {
        var pieces = TextChange.Between(before, after);

        Assert.Equal(told, string.Join('|', pieces.Select(p => (p.Fate switch { Fate.Kept => "=", Fate.Removed => "-", _ => "+" }) + p.Text)));
    }

    [Fact]
    public void What_stayed_and_what_came_together_are_the_text_as_it_is_now()
    {
        var before = string.Join(' ', Enumerable.Range(0, 700).Select(i => i % 7));
        var after = string.Join(' ', Enumerable.Range(0, 700).Select(i => i % 5));

        var pieces = TextChange.Between(before, after);

        Assert.Equal(after, string.Concat(pieces.Where(p => p.Fate != Fate.Removed).Select(p => p.Text)));
        Assert.Equal(before.Split(' ').Length, pieces.Where(p => p.Fate != Fate.Added).Sum(p => p.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
    }
}
