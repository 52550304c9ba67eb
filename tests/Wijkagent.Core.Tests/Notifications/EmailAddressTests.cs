using Wijkagent.Core.Notifications;

namespace Wijkagent.Core.Tests.Notifications;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("bo@demo.example", "bo@demo.example")]
    [InlineData("Bo@Demo.example", "Bo@Demo.example")]
    [InlineData("bo@demo\u3002example", "bo@demo.example")]
    [InlineData("bo@\uff44emo.example", "bo@demo.example")]
    [InlineData("bo@\u24d3emo\uff0eexample", "bo@demo.example")]
    [InlineData("bo@de\u200bmo.example", "bo@demo.example")]
    [InlineData("bo@CAF\u00c9.example", "bo@caf\u00e9.example")]
    [InlineData("bo@xn--caf-dma.example", "bo@caf\u00e9.example")]
    public void However_its_domain_is_written_a_mailbox_has_one_address(string typed, string address) =>
        Assert.Equal(address, EmailAddress.Read(typed, "Email").Value);
}
