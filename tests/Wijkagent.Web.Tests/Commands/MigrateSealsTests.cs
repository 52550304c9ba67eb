using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;
using Wijkagent.Web.Commands;

namespace Wijkagent.Web.Tests.Commands;

/// <summary>The verb that migrates also seals what earlier versions did not.</summary>
public sealed class MigrateSealsTests : IDisposable
{
    // In whatever was in the clear; too long to stand in sealed bytes by chance.
    private const string Clear = "zz-sloten-";

    private readonly TestDatabase database;
    private readonly TemporaryFolder folder = new();

    public MigrateSealsTests() => database = TestDatabase.Of(folder);

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task Accounts_holds_and_names_of_staff_that_an_earlier_version_kept_in_the_clear_are_sealed()
    {
        var cora = Guid.NewGuid();
        await using (var before = database.OpenSealed())
        {
            await before.AddClearAsync(User.OfProved("zz-sloten-wim@voorbeeld.nl", "zz-sloten-Wim"));
            await before.Database.ExecuteSqlAsync($"""
                INSERT INTO LegalHolds (Id, SubjectId, Code, Reason, SetById, SetAt, Version)
                VALUES ({Guid.NewGuid()}, {Guid.NewGuid()}, 'WA-2026-AAAAAA', 'zz-sloten-rechter', {cora}, '2026-03-02 11:00:00', 1)
                """);
            // As the migration leaves names that were in columns of their own.
            await before.Database.ExecuteSqlAsync($"INSERT INTO StaffNames (Id, UserId, Name) VALUES ({Guid.NewGuid()}, {cora}, 'zz-sloten-Cora')");
        }

        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var output = new StringWriter();
        var console = new CommandConsole(output, output, TextReader.Null, IsTerminal: false);
        var code = await CommandLine.RunAsync(["migrate"], console, new Dictionary<string, string?>(database.Settings) { ["Data:Directory"] = folder.Root }, default);

        Assert.True(code == 0, output.ToString());
        Assert.DoesNotContain(database.Files, file => SharedText(file).Contains(Clear, StringComparison.OrdinalIgnoreCase));
        await using var db = database.Open();
        var user = await db.AccountOfAsync("zz-sloten-wim@voorbeeld.nl");
        Assert.Equal(("zz-sloten-Wim", "zz-sloten-rechter"), (user.DisplayName, (await db.LegalHolds.SingleAsync()).Reason.Value));
        Assert.Equal("zz-sloten-Cora", await db.NameOfAsync(cora));
        Assert.Equal(await database.HashOfAsync("ZZ-SLOTEN-WIM@voorbeeld.nl"), user.NormalizedUserName);
    }

    private static string SharedText(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
