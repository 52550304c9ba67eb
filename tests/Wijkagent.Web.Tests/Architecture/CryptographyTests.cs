using System.Text.RegularExpressions;

namespace Wijkagent.Web.Tests.Architecture;

/// <summary>The list of keys has every use of the key ring, and no other.</summary>
public sealed partial class CryptographyTests
{
    [Fact]
    public void Every_use_of_the_key_ring_is_in_the_list_and_no_other()
    {
        var used = Repository.Files("src", ".cs").SelectMany(file => Purpose().Matches(file.Text)).Select(use => use.Groups["name"].Value);
        var listed = Repository.Files("docs", "cryptography.md").Single().Lines.Where(line => line.StartsWith("| `Wijkagent.", StringComparison.Ordinal))
            .SelectMany(line => Listed().Matches(line)).Select(name => name.Groups["name"].Value);

        Assert.Equal(used.Distinct().Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("CreateProtector\\(\"(?<name>Wijkagent[A-Za-z.]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Purpose();

    [GeneratedRegex("`(?<name>Wijkagent\\.[A-Za-z.]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Listed();
}
