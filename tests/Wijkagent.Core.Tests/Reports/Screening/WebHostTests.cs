using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Tests.Reports.Screening;

public sealed class WebHostTests
{
    [Theory]
    [InlineData("Gokken.Example", "gokken.example")]
    [InlineData(" https://www.gokken.example:8080/nu?x=1#y ", "gokken.example")]
    [InlineData("http://politie.nl@gokken.example/", "gokken.example")]
    [InlineData("promo.gokken.example.", "promo.gokken.example")]
    [InlineData("café.example", "xn--caf-dma.example")]
    [InlineData("gok\u200Bk\u200De\u00ADn.exam\uFE0Fple", "gokken.example")]
    [InlineData("https://ＧＯＫＫＥＮ．ｅｘａｍｐｌｅ／nu", "gokken.example")]
    [InlineData("www\u3002gokken\uFF61example", "gokken.example")]
    [InlineData("gokken", null)]
    [InlineData("１９２．０．２．４", null)]
    [InlineData("192.0.2.4", null)]
    [InlineData("https://[2001:db8::1]/", null)]
    [InlineData("jo@gokken.example", null)]
    [InlineData("gokken..example", null)]
    [InlineData("wat een onzin.", null)]
    [InlineData("", null)]
    public void A_website_is_kept_in_one_way_and_a_network_address_is_none(string typed, string? host) => Assert.Equal(host, WebHost.Read(typed));

    [Fact]
    public void The_websites_of_a_text_are_those_of_its_links() => Assert.Equal(
        ["een.example", "twee.example", "xn--caf-dma.example"],
        WebHost.LinkedIn("Kijk op https://www.een.example/a, HTTP://Twee.example. En www.een.example, http://café.example! Dat gebeurde gisteren.Toen niet; http://10.0.0.1/"));

    [Fact]
    public void What_nobody_sees_and_what_looks_like_a_letter_or_a_dot_hides_no_link() => Assert.Equal(
        ["een.example", "twee.example", "xn--caf-dma.example", "vier.example"],
        WebHost.LinkedIn("h\u200Dttps://e\u200Ben.exa\u2060mple/ w\u00ADww.twee\u3002example, http://cafe\u200B\u0301.example! ｈｔｔｐ：／／ｖｉｅｒ．ｅｘａｍｐｌｅ／ｘ"));

    [Theory]
    [InlineData("KWAA\u200BD.EXAMPLE")]
    [InlineData("kwaad\u200C.\u200Dexample")]
    [InlineData("k\u00ADw\u034Fa\uFE0Fa\u2060d.example\uFEFF")]
    [InlineData("k\uDB40\uDC41w\uDB40\uDD00aad.example")]
    [InlineData("kwaad\u3002example")]
    [InlineData("kwaad\uFF0Eexample")]
    [InlineData("kwaad\uFF61example")]
    [InlineData("kwaad\u2024example")]
    [InlineData("ｋｗａａｄ．example")]
    [InlineData("𝐤𝐰𝐚𝐚𝐝.ⓔⓧⓐⓜⓟⓛⓔ")]
    [InlineData("Ga\u3164naar\u3164kwaad.example\u3164nu")]
    [InlineData("Ga naar\u200Bkwaad.example")]
    public void No_sign_hides_a_website_that_is_read_all_the_same(string text) => Assert.True(WebHost.IsNamedIn("kwaad.example", text));

    [Theory]
    [InlineData("gokken.example", true)]
    [InlineData("(https://WWW.Gokken.example/nu)", true)]
    [InlineData("op promo.gokken.example, nu.", true)]
    [InlineData("Ga naar gokken.example. Nu.", true)]
    [InlineData("niet-gokken.example", false)]
    [InlineData("gokken.example.nl", false)]
    [InlineData("mail jo@gokken.example", false)]
    [InlineData("gokken en example", false)]
    [InlineData("gok\u00A0ken.example", false)]
    [InlineData("gokken。 example", false)]
    public void A_text_names_a_website_with_and_without_https_and_its_parts_too(string text, bool names) =>
        Assert.Equal(names, WebHost.IsNamedIn("gokken.example", text));

    [Theory]
    [InlineData("http://café.example/x")]
    [InlineData("http://xn--caf-dma.example/x")]
    public void An_international_name_is_found_in_both_ways_of_writing(string text)
    {
        Assert.True(WebHost.IsNamedIn("xn--caf-dma.example", text));
        Assert.Equal("café.example", WebHost.Shown("xn--caf-dma.example"));
    }
}
