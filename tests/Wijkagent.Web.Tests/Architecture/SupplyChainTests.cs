using System.Diagnostics;
using System.Text.Json;

namespace Wijkagent.Web.Tests.Architecture;

/// <summary>What the program is made of is fixed by lock files, and told by <c>script/sbom</c>.</summary>
public sealed class SupplyChainTests
{
    [Fact]
    public void Every_project_restores_what_its_lock_file_names()
    {
        var projects = Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories);

        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.True(
            File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), $"{project} has no lock file"));
    }

    [Fact]
    public async Task The_bill_of_materials_names_each_part_that_ships_once_and_what_needs_it()
    {
        using var bill = JsonDocument.Parse(await RunAsync("script/sbom"));
        var parts = bill.RootElement.GetProperty("components").EnumerateArray()
            .Select(part => part.GetProperty("purl").GetString()!).ToList();

        Assert.Equal(parts.Distinct(), parts);
        Assert.All(await NuGetPartsAsync(), part => Assert.Contains(part, parts));
        Assert.Contains(parts, part => part.StartsWith("pkg:npm/leaflet@", StringComparison.Ordinal));
        Assert.All(bill.RootElement.GetProperty("dependencies").EnumerateArray(), edge => Assert.All(
            edge.GetProperty("dependsOn").EnumerateArray(),
            needed => Assert.Contains(bill.RootElement.GetProperty("components").EnumerateArray(),
                part => part.GetProperty("bom-ref").GetString() == needed.GetString())));
        Assert.Equal(await RunAsync("script/sbom"), bill.RootElement.GetRawText() + "\n");
    }

    [Fact]
    public async Task An_exception_for_a_known_vulnerability_says_why_and_until_when()
    {
        using var exceptions = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "script", "audit-exceptions.json")));

        Assert.All(exceptions.RootElement.EnumerateArray(), excused =>
        {
            Assert.StartsWith("https://", excused.GetProperty("advisory").GetString(), StringComparison.Ordinal);
            Assert.True(excused.GetProperty("reason").GetString()!.Length > 20);
            Assert.True(DateOnly.TryParseExact(excused.GetProperty("until").GetString(), "yyyy-MM-dd", out _));
        });
    }

    private static async Task<List<string>> NuGetPartsAsync()
    {
        using var locked = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src/Wijkagent.Web/packages.lock.json")));
        return [.. locked.RootElement.GetProperty("dependencies").EnumerateObject().Single().Value.EnumerateObject()
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => $"pkg:nuget/{package.Name}@{package.Value.GetProperty("resolved").GetString()}")];
    }

    private static async Task<string> RunAsync(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("node", Path.Combine(Repository.Root, script)) { RedirectStandardOutput = true })!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return printed;
    }
}
