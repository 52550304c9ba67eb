using System.Text.RegularExpressions;

namespace Wijkagent.Web.Tests.Architecture;

/// <summary>What the papers say of the program is there.</summary>
public sealed partial class PapersTests
{
    [Fact]
    public void Every_test_that_a_paper_names_exists()
    {
        var tests = Repository.Files("tests", "Tests.cs").ToLookup(file => Path.GetFileNameWithoutExtension(file.Path), file => file.Text);
        var named = Repository.Files("docs", ".md")
            .SelectMany(paper => NamedTest().Matches(paper.Text).Select(test => (paper.Path, test.Groups["class"].Value, Method: test.Groups["method"].Value)))
            .ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, test =>
            !tests[test.Value].Any(text => test.Method.Length == 0 || text.Contains($" {test.Method}(", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_file_that_a_paper_leads_to_exists()
    {
        var links = Repository.Files("docs", ".md")
            .Concat(Repository.Files(".", "README.md", "SECURITY.md").Where(file => !file.Path.Contains('/', StringComparison.Ordinal)))
            .SelectMany(paper => LinkInPaper().Matches(paper.Text).Select(link => (paper.Path, Target: link.Groups["target"].Value)))
            .ToList();

        Assert.NotEmpty(links);
        Assert.DoesNotContain(links, link => !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(link.Path)!, link.Target)));
    }

    [Fact]
    public void Each_flow_of_the_threat_model_is_looked_at_by_all_six_letters()
    {
        var flows = Repository.Files("docs", "threat-model.md").Single().Text.Split("\n## ").Where(part => char.IsAsciiDigit(part[0])).ToList();

        Assert.Equal(11, flows.Count);
        Assert.All(flows, flow => Assert.Equal("STRIDE", string.Concat("STRIDE".Where(letter => flow.Contains($"\n| {letter} |", StringComparison.Ordinal)))));
        Assert.DoesNotContain(flows.SelectMany(flow => flow.Split('\n')).Where(line => ThreatRow().IsMatch(line)), line => !NamedTest().IsMatch(line));
    }

    [GeneratedRegex("^\\| [STRIDE] \\|")]
    private static partial Regex ThreatRow();

    [GeneratedRegex("`(?<class>[A-Z][A-Za-z]+Tests)(\\.(?<method>[A-Za-z_0-9]+))?`", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)(?<target>[^)#\s]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex LinkInPaper();
}
