using System.Globalization;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Tests.Shared;

public sealed class AmountTests
{
    [Theory]
    [InlineData(0, null, "0 meldingen")]
    [InlineData(1, null, "1 melding")]
    [InlineData(2, null, "2 meldingen")]
    [InlineData(14566, null, "14.566 meldingen")]
    [InlineData(999, 1000, "999 meldingen")]
    [InlineData(1000, 1000, "1.000+ meldingen")]
    public void A_number_gets_the_word_that_fits(int value, int? limit, string said) =>
        Assert.Equal(said, string.Format(Dutch, "{0:melding|meldingen}", new Amount(value, limit)));

    [Fact]
    public void A_text_without_words_to_choose_from_gets_the_number() =>
        Assert.Equal("3 van 2024", string.Format(Dutch, "{0} van {1}", new Amount(3), new Amount(2024)));

    private static CultureInfo Dutch => LocalisationSetup.CultureOf(LocalisationSetup.Dutch);
}
