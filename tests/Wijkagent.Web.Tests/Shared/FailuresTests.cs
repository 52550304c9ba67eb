using System.Xml.Linq;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Web.Tests.Architecture;

namespace Wijkagent.Web.Tests.Shared;

/// <summary>Every failure of the services can be told in words, and no words are left of failures that are gone.</summary>
public sealed class FailuresTests
{
    private static readonly string[] OfThePage = ["Page.Title", "Page.Back", "Page.Typed", "Page.Files", "InvalidError"];

    [Fact]
    public void Every_error_has_words_and_all_words_have_an_error()
    {
        var errors = new[] { typeof(Error).Assembly, typeof(Program).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(Error)) && !type.IsAbstract && type != typeof(SeveralInvalid))
            // The page of the organisation's sign-in and the command line have words of their own.
            .Where(type => type != typeof(NoRoleGiven) && type != typeof(AddressNotFree) && type != typeof(AccountClosed))
            .Where(type => !type.Namespace!.EndsWith(".Importing", StringComparison.Ordinal) && !type.Namespace.EndsWith(".Backups", StringComparison.Ordinal))
            .Where(type => type.Namespace != "Wijkagent.Web.Commands")
            .Select(type => type.Name)
            .ToHashSet();
        var words = XDocument.Load(Path.Combine(Repository.Root, "src/Wijkagent.Web/Shared/Errors/FailureText.resx")).Root!
            .Elements("data").Select(data => data.Attribute("name")!.Value).Except(OfThePage).ToList();

        Assert.Empty(errors.Except(words));
        Assert.DoesNotContain(words, word => !errors.Contains(word.Split('.')[0]));
    }
}
