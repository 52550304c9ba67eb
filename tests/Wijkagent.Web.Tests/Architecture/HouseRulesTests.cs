using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Web.Tests.Architecture;

/// <summary>The rules of the house that a machine can check.</summary>
public sealed partial class HouseRulesTests
{
    private const int LongestFile = 300;

    private static readonly Assembly Core = typeof(WijkagentDbContext).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;

    [Fact]
    public void Core_knows_no_MVC_and_no_database_provider() =>
        Assert.DoesNotContain(
            Core.GetReferencedAssemblies().Select(reference => reference.Name!),
            name => name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal)
                || name is "Microsoft.EntityFrameworkCore.Sqlite" or "Microsoft.EntityFrameworkCore.SqlServer");

    [Theory]
    [InlineData("src/Wijkagent.Web/Public", "Wijkagent.Web.Backoffice")]
    [InlineData("src/Wijkagent.Web/Backoffice", "Wijkagent.Web.Public")]
    public void Public_pages_and_the_desk_do_not_know_each_other(string folder, string other) =>
        Empty(Repository.Files(folder, ".cs", ".cshtml").Where(file => file.Text.Contains(other, StringComparison.Ordinal)));

    [Fact]
    public void Files_can_be_read_in_one_sitting() =>
        Empty(Repository.Files("src", ".cs", ".cshtml", ".mjs", ".js")
            .Concat(Repository.Files("tests", ".cs"))
            .Where(file => file.Lines.Length > LongestFile));

    [Fact]
    public void The_clock_is_asked_through_TimeProvider() =>
        Empty(Repository.Files("src", ".cs").Where(file => ReadsTheClock().IsMatch(file.Text)));

    [Fact]
    public void Views_hold_no_inline_script_or_style_and_no_raw_html() =>
        Empty(Repository.Files("src", ".cshtml").Where(file => RunsInline().IsMatch(file.Text)));

    [Fact]
    public void No_SQL_is_made_of_strings_and_no_task_is_waited_for() =>
        Empty(Repository.Files("src", ".cs")
            // What only SQLite understands is written out there, and nothing from outside is in it.
            .Where(file => !file.Path.StartsWith("src/Wijkagent.Data.", StringComparison.Ordinal))
            .Where(file => Forbidden().IsMatch(file.Text)));

    [Fact]
    public void Names_say_what_a_thing_does() =>
        Assert.DoesNotContain(
            Core.GetTypes().Concat(Web.GetTypes()).Where(type => type.IsPublic && !typeof(Microsoft.AspNetCore.Razor.TagHelpers.ITagHelper).IsAssignableFrom(type)),
            type => VagueName().IsMatch(type.Name));

    [Fact]
    public void Things_change_only_by_their_own_methods()
    {
        // Accounts are Identity's own, and change through its stores.
        var kept = typeof(WijkagentDbContext)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.PropertyType is { IsGenericType: true } set && set.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(property => property.PropertyType.GetGenericArguments()[0])
            .Where(type => type.Assembly == Core)
            .ToList();
        var open = Core.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Entity)))
            .Union(kept)
            .SelectMany(type => type.GetProperties())
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");

        Assert.NotEmpty(kept);
        Assert.Empty(open);
    }

    [Theory]
    [InlineData("src/Wijkagent.Web/Public")]
    [InlineData("src/Wijkagent.Web/Backoffice")]
    [InlineData("src/Wijkagent.Web/MyAccount")]
    [InlineData("src/Wijkagent.Web/Api")]
    public void Pages_ask_services_and_not_tables(string folder) =>
        Empty(Repository.Files(folder, ".cs", ".cshtml").Where(file => file.Text.Contains(nameof(WijkagentDbContext), StringComparison.Ordinal)));

    [Fact]
    public void Who_may_do_what_is_asked_of_the_one_table() =>
        Empty(Repository.Files("src", ".cs", ".cshtml").Where(file => file.Text.Contains("IsInRole(", StringComparison.Ordinal)));

    [Fact]
    public void Entities_never_reach_a_view() =>
        Empty(Repository.Files("src/Wijkagent.Web", ".cshtml").Where(file => ModelLine().Match(file.Text) is { Success: true } model
            && Core.GetTypes().Any(type => type.IsSubclassOf(typeof(Entity)) && model.Groups["name"].Value == type.Name)));

    [Fact]
    public void Views_name_only_tag_helpers_that_exist()
    {
        var known = Web.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<Microsoft.AspNetCore.Razor.TagHelpers.HtmlTargetElementAttribute>())
            .Select(target => target.Tag)
            .ToHashSet();

        var unknown = Repository.Files("src/Wijkagent.Web", ".cshtml")
            .SelectMany(file => OwnTag().Matches(file.Text).Select(tag => (file.Path, Tag: tag.Groups["tag"].Value)))
            .Where(used => !known.Contains(used.Tag));

        Assert.Empty(unknown);
    }

    [Fact]
    public void Controllers_say_for_themselves_whether_they_are_open()
    {
        var silent = Web.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ControllerBase)) && !type.IsAbstract)
            .Where(type => type.GetCustomAttributes(true).All(attribute => attribute is not (IAllowAnonymous or IAuthorizeData)))
            .Select(type => type.Name);

        Assert.Empty(silent);
    }

    [Fact]
    public void Tests_and_their_fixtures_are_cleared_away_in_a_way_that_xunit_knows()
    {
        var sources = Repository.Files("tests", ".cs").ToList();
        var fixtures = sources.SelectMany(file => FixtureName().Matches(file.Text)).Select(used => used.Groups["name"].Value).ToHashSet();

        // xunit 2 calls Dispose, or DisposeAsync of IAsyncLifetime; what is only IAsyncDisposable it leaves as it is.
        var left = from file in sources
                   from type in TypeHead().Matches(file.Text)
                   where TestMethod().IsMatch(file.Text) || fixtures.Contains(type.Groups["name"].Value)
                   let bases = type.Groups["bases"].Value
                   where bases.Contains("IAsyncDisposable", StringComparison.Ordinal) && !KnownToXunit().IsMatch(bases)
                   select $"{file.Path}: {type.Groups["name"].Value}";

        Assert.Empty(left);
    }

    private static void Empty(IEnumerable<SourceFile> offenders) => Assert.Empty(offenders.Select(file => file.Path));

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex ReadsTheClock();

    [GeneratedRegex(@"<style|\sstyle=""|\son[a-z]+=""|Html\.Raw|<script(?![^>]*\ssrc=)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex RunsInline();

    [GeneratedRegex(@"FromSqlRaw|ExecuteSqlRaw|SqlQueryRaw|\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)|Task\.Run\(|async void")]
    private static partial Regex Forbidden();

    [GeneratedRegex("(Helper|Manager|Util|Utils|Utility|Dto|Impl)$")]
    private static partial Regex VagueName();

    [GeneratedRegex("<(?<tag>wa-[a-z-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex OwnTag();

    [GeneratedRegex(@"\bI(Class|Collection)Fixture<(?<name>\w+)>", RegexOptions.ExplicitCapture)]
    private static partial Regex FixtureName();

    [GeneratedRegex(@"^[a-z ]*\bclass\s+(?<name>\w+)(?<bases>[^{;]*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"\[(Fact|Theory)\b")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"\b(IDisposable|IAsyncLifetime)\b")]
    private static partial Regex KnownToXunit();

    [GeneratedRegex(@"^@model\s+(?<name>\w+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ModelLine();
}
