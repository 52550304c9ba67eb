using System.CommandLine;
using System.Globalization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods.Importing;
using Wijkagent.Core.Officers.Importing;
using Wijkagent.Core.Statistics.Importing;

namespace Wijkagent.Web.Commands;

/// <summary><c>import areas | postcodes | officers | figures</c>.</summary>
internal static class ImportCommands
{
    public static Command Make(CommandHost host) => new("import", CommandText.Get("Import"))
    {
        Areas(host), Postcodes(host), Officers(host), Figures(host),
    };

    private static Command Areas(CommandHost host)
    {
        var (from, year, complete) = (FileOrUrl(), Year(), new Option<bool>("--complete") { Description = CommandText.Get("AreasComplete") });
        var command = new Command("areas", CommandText.Get("ImportAreas")) { from, year, complete };
        command.SetAction((parsed, cancel) => host.RunAsync(needsDatabase: true, async (services, stop) =>
        {
            var done = await FromAsync(host, parsed.GetRequiredValue(from), (source, progress) => services.GetRequiredService<AreaImport>()
                .ImportAsync(new ImportAreas(source, parsed.GetValue(year), parsed.GetValue(complete)), progress, stop), stop);
            return done is { IsDone: true, Value: var d }
                ? CommandText.Get("AreasDone", d.Year, d.Municipalities, d.Districts, d.Neighbourhoods, d.Added, d.Changed, d.Ended, d.Repaired, d.Water)
                : done.Error!;
        }, cancel));
        return command;
    }

    private static Command Postcodes(CommandHost host)
    {
        var from = FileOnly();
        var command = new Command("postcodes", CommandText.Get("ImportPostcodes")) { from };
        command.SetAction((parsed, cancel) => host.RunAsync(needsDatabase: true, async (services, stop) =>
        {
            var done = await host.Console.ShowAsync(progress => services.GetRequiredService<PostcodeImport>()
                .ImportAsync(new ImportPostcodes(ImportPath.Of(parsed.GetRequiredValue(from))), progress, stop));
            return done is { IsDone: true, Value: var d }
                ? CommandText.Get("PostcodesDone", d.Added, d.Placed, d.Linked, d.UnknownAreas, d.Skipped)
                : done.Error!;
        }, cancel));
        return command;
    }

    private static Command Officers(CommandHost host)
    {
        var (from, complete) = (FileOrUrl(), new Option<bool>("--complete") { Description = CommandText.Get("OfficersComplete") });
        var command = new Command("officers", CommandText.Get("ImportOfficers")) { from, complete };
        command.SetAction((parsed, cancel) => host.RunAsync(needsDatabase: true, async (services, stop) =>
        {
            var done = await FromAsync(host, parsed.GetRequiredValue(from), (source, progress) => services.GetRequiredService<OfficerImport>()
                .ImportAsync(new ImportOfficers(source, CommandText.Dutch("TeamName"), parsed.GetValue(complete)), progress, stop), stop);
            return done is { IsDone: true, Value: var d }
                ? CommandText.Get("OfficersDone", d.Stations, d.Officers, d.Added, d.Changed, d.Left, d.WithoutBeat)
                : done.Error!;
        }, cancel));
        return command;
    }

    private static Command Figures(CommandHost host)
    {
        var (from, year) = (FileOnly(), Year());
        var command = new Command("figures", CommandText.Get("ImportFigures")) { from, year };
        command.SetAction((parsed, cancel) => host.RunAsync(needsDatabase: true, async (services, stop) =>
        {
            var done = await host.Console.ShowAsync(progress => services.GetRequiredService<FiguresImport>()
                .ImportAsync(new ImportFigures(ImportPath.Of(parsed.GetRequiredValue(from)), parsed.GetValue(year)), progress, stop));
            return done is { IsDone: true, Value: var d }
                ? CommandText.Get("FiguresDone", d.Year, d.Added, d.Changed, d.UnknownAreas)
                : done.Error!;
        }, cancel));
        return command;
    }

    private static Task<Result<T>> FromAsync<T>(
        CommandHost host, string given, Func<ImportSource, IProgress<ImportProgress>, Task<Result<T>>> import, CancellationToken cancel) =>
        host.Console.ShowAsync(async progress =>
        {
            if (!ImportDownload.IsAddress(given))
                return await import(ImportPath.Of(given), progress);
            var downloaded = await ImportDownload.GetAsync(given, cancel);
            if (!downloaded.IsDone)
                return downloaded.Error;
            using var file = downloaded.Value;
            return await import(file.Source, progress);
        });

    private static Argument<string> FileOnly() => new("FILE") { Description = CommandText.Get("File") };

    private static Argument<string> FileOrUrl() => new("FILE|URL") { Description = CommandText.Get("FileOrUrl") };

    private static Option<int?> Year() => new("--year")
    {
        Description = CommandText.Get("Year"),
        CustomParser = given =>
        {
            if (int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                return year;
            given.AddError(CommandText.Get("YearNotANumber", given.Tokens[0].Value));
            return null;
        },
    };
}
