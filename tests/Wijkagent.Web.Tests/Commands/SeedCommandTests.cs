using System.Globalization;
using Wijkagent.TestSupport;
using Wijkagent.Web.Commands;

namespace Wijkagent.Web.Tests.Commands;

/// <summary><c>seed demo</c>, as somebody at a prompt sees it.</summary>
public sealed class SeedCommandTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task The_demo_town_does_not_come_beside_another_in_passing()
    {
        Assert.Equal((1, "Dit zet verzonnen gegevens in een database die niet voor ontwikkelen is; geef --yes mee als u dat wilt."), await RunAsync());
        await using var db = database.Open();
        await new TownBuilder().AddToAsync(db);
        await db.SaveChangesAsync();

        Assert.Equal((1, "In deze database staat al een gemeente. Dit zet er verzonnen gegevens bij; geef --yes mee als u dat wilt."), await RunAsync());
        Assert.Single(db.Municipalities);
    }

    private async Task<(int Code, string Error)> RunAsync()
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader("");
        var settings = new Dictionary<string, string?>(database.Settings) { ["Data:Directory"] = folder.Root };
        var code = await CommandLine.RunAsync(["seed", "demo"], new CommandConsole(output, error, input, IsTerminal: false), settings);
        return (code, error.ToString().Trim());
    }
}
