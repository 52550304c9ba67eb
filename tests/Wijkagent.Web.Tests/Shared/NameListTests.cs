using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Tests.Shared;

public sealed class NameListTests
{
    [Theory]
    [InlineData(new string[0], "")]
    [InlineData(new[] { "Kop", "Staart" }, "Kop, Staart")]
    [InlineData(new[] { "Kop, noord", "Staart" }, "Kop, noord; Staart")]
    public void Names_with_a_comma_of_their_own_are_kept_apart(string[] names, string said) => Assert.Equal(said, NameList.Of(names));
}
