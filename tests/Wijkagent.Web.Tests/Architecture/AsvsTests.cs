using System.Text.RegularExpressions;

namespace Wijkagent.Web.Tests.Architecture;

/// <summary>The table of the security standard leaves nothing out, and says nothing that it does not know.</summary>
public sealed partial class AsvsTests
{
    private static readonly string[] Answers = ["met", "partly", "not met", "who runs it", "not here"];

    private static readonly SourceFile Paper = Repository.Files("docs", "asvs.md").Single();

    [Fact]
    public void Every_requirement_of_level_1_and_2_is_there_once_with_its_level_and_an_answer()
    {
        var asked = Repository.Files("tests", "asvs-5.0.txt").Single().Lines.Where(line => line.Length > 0);

        Assert.Equal(asked, Rows().Select(row => $"{row[0]} {row[1]}"));
        Assert.All(Rows(), row => Assert.True(Answers.Contains(row[3]) && row[4].Length > 0, row[0]));
    }

    [Fact]
    public void What_is_not_met_is_listed_at_the_end_and_the_counts_are_right()
    {
        var open = Rows().Where(row => row[3] is "partly" or "not met").Select(row => row[0]);
        Assert.Equal(open, OpenItem().Matches(Paper.Text).Select(item => item.Groups["number"].Value));

        foreach (var answer in Answers)
        {
            var counted = new[] { "1", "2" }.Select(level => Rows().Count(row => row[1] == level && row[3] == answer));
            Assert.Contains($"| {answer} | {string.Join(" | ", counted)} |", Paper.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_file_or_type_that_answers_one_is_there()
    {
        var sources = Repository.Files("src", ".cs", ".cshtml", "Dockerfile").Select(file => file.Text).ToList();
        var missing = Rows()
            .SelectMany(row => NamedCode().Matches(row[4]).Select(named => (Row: row[0], Name: named.Groups["name"].Value)))
            .Where(named => !sources.Exists(text => text.Contains(named.Name.Split('.')[^1], StringComparison.Ordinal)));

        Assert.Empty(missing);
    }

    private static IEnumerable<string[]> Rows() => Paper.Lines
        .Where(line => Row().IsMatch(line))
        .Select(line => line.Split('|').Skip(1).Select(cell => cell.Trim()).ToArray());

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+ \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"^- \*\*(?<number>\d+\.\d+\.\d+)\*\*", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex OpenItem();

    /// <summary>A type or member in code marks, such as <c>Transport.CookieName</c>.</summary>
    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+(\\.[A-Z][A-Za-z]+)?)(\\(\\w+\\))?`", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedCode();
}
