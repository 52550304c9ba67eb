using System.Globalization;
using Wijkagent.TestSupport;
using Wijkagent.Web.Commands;

namespace Wijkagent.Web.Tests.Commands;

/// <summary><c>backup make</c>, <c>backup try</c> and <c>backup open</c>, as somebody at a prompt sees them.</summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class BackupCommandTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_copy_is_made_and_tried_and_one_that_is_not_whole_is_told_of()
    {
        var (code, output, error) = await RunAsync("make");

        Assert.True(code == 0, error);
        var copy = Assert.Single(Directory.GetFiles(Path.Combine(folder.Root, "backups"), "*.sealed"));
        Assert.StartsWith($"Klaar: {copy} is teruggezet en heel: ", output, StringComparison.Ordinal);
        Assert.EndsWith("0 meldingen gelezen, 0 bestanden van foto’s vergeleken.", output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("try", copy)).Code);

        var target = Path.Combine(folder.Root, "terug.db");
        Assert.Equal((0, $"Klaar: de database uit {copy} staat in {target}.", ""), await RunAsync("open", copy, target));
        Assert.StartsWith("SQLite format 3", await File.ReadAllTextAsync(target), StringComparison.Ordinal);
        Assert.Equal((1, "", $"Er is al een bestand {target}. Kies een andere plaats."), await RunAsync("open", copy, target));

        // The log of another database beside it would be taken for the newest of this one.
        File.Delete(target);
        var log = folder.Write("terug.db-wal", "oud");
        Assert.Equal((1, "", $"Er is al een bestand {log}. Kies een andere plaats."), await RunAsync("open", copy, target));

        await File.WriteAllBytesAsync(copy, (await File.ReadAllBytesAsync(copy))[..^100]);
        (code, _, error) = await RunAsync("try", copy);
        Assert.Equal(1, code);
        Assert.StartsWith("De kopie is niet te gebruiken: ", error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(copy, "geen database");
        Assert.Equal((1, "", "Dit bestand is geen verzegelde kopie van een database, of niet heel."), await RunAsync("try", copy));
        Assert.Equal((1, "", $"Er is geen bestand {copy}x."), await RunAsync("try", copy + "x"));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader("");
        var settings = new Dictionary<string, string?>(database.Settings) { ["Data:Directory"] = folder.Root };
        var code = await CommandLine.RunAsync(["backup", .. words], new CommandConsole(output, error, input, IsTerminal: false), settings);
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }
}
