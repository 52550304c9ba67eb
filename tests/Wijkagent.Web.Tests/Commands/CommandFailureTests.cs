using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.TestSupport;
using Wijkagent.Web.Commands;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests.Commands;

/// <summary>What a verb says that could not do its work: one sentence about what is wrong, and nothing is stored.</summary>
public sealed class CommandFailureTests : IDisposable
{
    private readonly TestDatabase database;
    private readonly TemporaryFolder folder = new();

    public CommandFailureTests() => database = TestDatabase.Of(folder);

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("\"werkgebiedPolygoon\":\"POLYGON((bad\"", "Het werkgebied van Sanne de Wit (uid u7) is geen vlak in WGS84 of kan niet worden gelezen.")]
    [InlineData("\"locaties\":[{\"latitude\":999,\"longitude\":5}]", "De plaats van Sanne de Wit (uid u7) kan niet: longitude moet van -180 tot 180 zijn en latitude van -90 tot 90.")]
    public async Task An_officer_with_a_beat_that_can_not_be_is_named_and_nobody_is_stored(string beat, string sentence)
    {
        var file = folder.Write("o.json", $$"""{"wijkagenten":[{"uid":"u6","naam":"Goed"},{"uid":"u7","naam":"Sanne de Wit",{{beat}}}]}""");

        var (code, output, error) = await RunAsync(["import", "officers", file]);

        Assert.Equal((1, "", sentence), (code, output, error.Trim().Split('\n')[^1]));
        await using var db = database.Open();
        Assert.False(await db.Officers.AnyAsync());
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("verify", "audit")]
    public async Task A_database_that_is_not_reached_is_said_in_the_words_of_the_verb(params string[] verb)
    {
        const string Nobody = "Server=127.0.0.1,1;Database=x;User Id=a;Password=b;Connect Timeout=1;Encrypt=False";
        var (code, output, error) = await RunAsync(verb, new()
        {
            ["Database:Provider"] = DatabaseSetup.SqlServer,
            ["ConnectionStrings:Wijkagent"] = Nobody,
            ["ConnectionStrings:Keys"] = Nobody,
            ["Keys:Certificate"] = SelfSignedCertificate.Write(folder.Root, "keys"),
            ["Keys:CertificatePassword"] = SelfSignedCertificate.Password,
            ["Data:Directory"] = folder.Root,
        });

        Assert.Equal(
            (1, "", "De database is niet bereikbaar: kijk of ConnectionStrings__Wijkagent en ConnectionStrings__Keys kloppen."),
            (code, output, error.Trim()));
    }

    [Theory]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    [InlineData("migrate")]
    [InlineData("verify", "audit")]
    public async Task Content_keys_that_are_damaged_are_named_with_what_to_do(params string[] verb)
    {
        var keys = folder.Write("damaged.db", new string('x', 8192));

        var (code, output, error) = await RunAsync(verb, new(database.Settings)
        {
            ["ConnectionStrings:Keys"] = $"Data Source={keys};Pooling=False",
            ["Data:Directory"] = folder.Root,
        });

        Assert.Equal(
            (1, "", $"{keys} is beschadigd of geen database: zet de kopie ervan terug, zoals in docs/operations.md staat."),
            (code, output, error.Trim()));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] args, Dictionary<string, string?>? settings = null)
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CommandConsole(output, error, TextReader.Null, IsTerminal: false);
        var code = await CommandLine.RunAsync(args, console, settings ?? new(database.Settings) { ["Data:Directory"] = folder.Root });
        return (code, output.ToString(), error.ToString());
    }
}
