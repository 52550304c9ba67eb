using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods.Importing;
using Wijkagent.Core.Statistics;
using Wijkagent.Core.Statistics.Importing;
using Wijkagent.Core.Tests.Neighbourhoods.Importing;
using Wijkagent.TestSupport;
using Xunit.Abstractions;

namespace Wijkagent.Core.Tests.Statistics.Importing;

public sealed class FiguresImportTests(ITestOutputHelper output) : IDisposable
{
    private const string Figures = """
        niveau,code,naam,inwoners,label,postcode,dichtheid
        gemeente,GM0344,Utrecht,374238,sterk,,3991
        buurt,BU03440111,Welgelegen,,5,3531,12.5
        buurt,BU09990000,Nergens,7,,1000,1

        """;

    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Every_column_of_numbers_is_a_figure_and_an_empty_cell_is_none()
    {
        await ImportAreaAsync();

        var done = await ImportAsync(Figures);

        Assert.Equal(new FiguresImported(2024, Added: 2, Changed: 0, UnknownAreas: 1), done.Value);
        Assert.Equal(new Dictionary<string, double> { ["inwoners"] = 374238, ["dichtheid"] = 3991 }, (await FiguresOfAsync("GM0344", 2024)).Values);
        Assert.Equal(new Dictionary<string, double> { ["dichtheid"] = 12.5 }, (await FiguresOfAsync("BU03440111", 2024)).Values);
    }

    [Fact]
    public async Task Again_changes_nothing_another_figure_replaces_and_another_year_stands_beside_it()
    {
        await ImportAreaAsync();
        await ImportAsync(Figures);

        var again = await ImportAsync(Figures);
        var changed = await ImportAsync(Figures.Replace("12.5", "13", StringComparison.Ordinal));
        var nextYear = await ImportAsync(Figures, 2025);

        Assert.Equal(new FiguresImported(2024, 0, 0, 1), again.Value);
        Assert.Equal(new FiguresImported(2024, 0, 1, 1), changed.Value);
        Assert.Equal(new FiguresImported(2025, 2, 0, 1), nextYear.Value);
        Assert.Equal(13, (await FiguresOfAsync("BU03440111", 2024)).Values["dichtheid"]);
        Assert.Equal(12.5, (await FiguresOfAsync("BU03440111", 2025)).Values["dichtheid"]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", typeof(NotAFiguresFile))]
    [InlineData("code,naam\nGM0344,Utrecht\n", typeof(NotAFiguresFile))]
    [InlineData("code,inwoners\nGM0344,veel\n", typeof(NotAFiguresFile))]
    [InlineData("code,inwoners\nGM0344,1\nGM0344,2\n", typeof(AreaCodeTwice))]
    [InlineData("code,inwoners\nGM0344,1,2\n", typeof(ImportTableBroken))]
    public async Task A_file_that_is_no_table_of_figures_is_refused_and_stores_nothing(string text, Type error)
    {
        await ImportAreaAsync();

        var done = await ImportAsync(text);

        Assert.IsType(error, done.Error);
        await using var db = database.Open();
        Assert.False(await db.AreaFigures.AnyAsync());
    }

    [Fact]
    [Trait("Category", "Country")]
    [Trait("Category", "Long")]
    public async Task The_figures_of_the_country_are_imported()
    {
        await database.ImportAsync(new ImportSource(SharedData.File("boundaries/buurten_nl_2024.geojson.gz")));
        var source = new ImportSource(SharedData.File("statistics/kerncijfers_misdrijven_nl_2024.csv.gz"));

        var clock = Stopwatch.StartNew();
        var first = await ImportAsync(source, null);
        output.WriteLine($"{clock.Elapsed} {first}");
        clock.Restart();
        var again = await ImportAsync(source, null);
        output.WriteLine($"{clock.Elapsed} {again}");

        // The CBS lists eight neighbourhoods of which the boundary file has no shape.
        Assert.Equal(new FiguresImported(2024, 18_301, 0, 8), first.Value);
        Assert.Equal(new FiguresImported(2024, 0, 0, 8), again.Value);
        Assert.Equal(374238, (await FiguresOfAsync("GM0344", 2024)).Values["inwoners"]);
    }

    private Task<Result<AreasImported>> ImportAreaAsync() =>
        database.ImportAsync(Boundaries.Collection(Boundaries.Neighbourhood("BU03440111", "Welgelegen", 0, 0)));

    private async Task<Result<FiguresImported>> ImportAsync(string csv, int? year = null)
    {
        using var folder = new TemporaryFolder();
        return await ImportAsync(new ImportSource(folder.Write("figures.csv", csv)), year);
    }

    private async Task<Result<FiguresImported>> ImportAsync(ImportSource source, int? year)
    {
        await using var db = database.Open();
        return await new FiguresImport(db).ImportAsync(new ImportFigures(source, year), null, CancellationToken.None);
    }

    private async Task<AreaFigures> FiguresOfAsync(string code, int year)
    {
        await using var db = database.Open();
        return await db.AreaFigures.SingleAsync(f => f.AreaCode == code && f.Year == year);
    }
}
