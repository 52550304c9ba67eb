using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>The answers of a report, and a program with a town and all kinds in which somebody gives them.</summary>
internal static class Journey
{
    public const string Noise = "geluidsoverlast";
    public const string Discrimination = "woondiscriminatie";
    public const string Landlord = "conflict-met-verhuurder";

    public static async Task<(WijkagentFactory Program, Visitor Visitor)> StartAsync()
    {
        var program = new WijkagentFactory();
        await program.BuildTownAsync();
        return (program, program.NewVisitor());
    }

    /// <summary>The small town, and all kinds that are shipped.</summary>
    public static Task BuildTownAsync(this WijkagentFactory program) => program.ArrangeAsync(async db => await new TownBuilder().AddToAsync(db));

    /// <summary>Somebody who has not been there before.</summary>
    public static Visitor NewVisitor(this WijkagentFactory program) =>
        new(program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) }));

    public static Dictionary<string, string?> What(string text = "Elke avond harde muziek", string when = "Now", string frequency = "Daily") =>
        new() { ["Form.Text"] = text, ["Form.When"] = when, ["Form.Frequency"] = frequency };

    /// <summary>On from the question about photos, without any.</summary>
    public static Dictionary<string, string?> NoPhotos { get; } = new() { ["next"] = "1" };

    /// <summary>Somebody to whom it happens.</summary>
    public static Dictionary<string, string?> Affected { get; } = new() { ["Form.Role"] = "Affected" };

    public static Dictionary<string, string?> Anonymous { get; } = new() { ["Form.Anonymous"] = "nee" };

    public static Dictionary<string, string?> Known(string? email = "jo@example.nl", string? phone = null, string name = "Jo Bakker") =>
        new() { ["Form.Anonymous"] = "ja", ["Form.Name"] = name, ["Form.Email"] = email, ["Form.Phone"] = phone };

    /// <summary>To the question «where», with a kind chosen and its advice read.</summary>
    public static async Task<Visitor> ToPlaceAsync(this Visitor visitor, string kind = Noise, string from = "")
    {
        await visitor.ToDetailsAsync(kind, from);
        while (visitor.Address.StartsWith("/melden/vragen/", StringComparison.Ordinal))
            await visitor.SendAsync(AnAnswer(visitor.Page));
        return visitor;
    }

    /// <summary>To the first question of the kind itself, with its advice read.</summary>
    /// <param name="visitor">Who.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="from">The query of the address with which a page lets a report begin.</param>
    public static async Task<Visitor> ToDetailsAsync(this Visitor visitor, string kind, string from = "")
    {
        await visitor.GoAsync("/melden/soort" + from);
        await visitor.SendAsync(new Dictionary<string, string?> { ["kind"] = kind });
        return await visitor.SendAsync();
    }

    /// <summary>An answer to the question on a page, whatever it is: the last of those to choose from, which never ends the form.</summary>
    private static Dictionary<string, string?> AnAnswer(IHtmlDocument page)
    {
        return page.QuerySelectorAll("main .wa-choice input") is [.., var choice] ? new() { [choice.GetAttribute("name")!] = choice.GetAttribute("value") }
            : page.QuerySelector("[name='Form.HappenedOn.Day']") is not null
                ? new() { ["Form.HappenedOn.Day"] = "1", ["Form.HappenedOn.Month"] = "3", ["Form.HappenedOn.Year"] = "2026" }
            : new() { ["Form.Value"] = "2" };
    }

    /// <summary>To the question «what», in one neighbourhood of the town.</summary>
    public static async Task<Visitor> ToWhatAsync(this Visitor visitor, string kind = Noise)
    {
        await visitor.ToPlaceAsync(kind);
        return await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab", ["Form.PlaceWords"] = "Bij de brug" });
    }

    /// <summary>From the question about photos to «who», without photos.</summary>
    public static async Task<Visitor> ToWhoAsync(this Visitor visitor)
    {
        await visitor.SendAsync(NoPhotos);
        return await visitor.PassRoleAsync();
    }

    /// <summary>From the question about the reporter's part to «who»: it happens to the reporter, who says nothing of the home and shares with nobody.</summary>
    public static async Task<Visitor> PassRoleAsync(this Visitor visitor)
    {
        await visitor.SendAsync(Affected);
        if (visitor.Address == "/melden/wonen")
            await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Tenure"] = "Neither" });
        if (visitor.Address == "/melden/delen")
            await visitor.SendAsync();
        return visitor;
    }

    /// <summary>To the check page, with all questions answered.</summary>
    public static async Task<Visitor> ToCheckAsync(this Visitor visitor, IReadOnlyDictionary<string, string?> who, string kind = Noise)
    {
        await visitor.ToWhatAsync(kind);
        await visitor.SendAsync(What());
        await visitor.ToWhoAsync();
        return await visitor.SendAsync(who);
    }

    /// <summary>Sends it, and reads code and secret from the last page.</summary>
    public static async Task<(string Code, string Secret)> ToSentAsync(this Visitor visitor, IReadOnlyDictionary<string, string?> who, string kind = Noise)
    {
        await visitor.ToCheckAsync(who, kind);
        await visitor.SendAsync();
        return (visitor.Text("#code"), visitor.Text("#sleutel"));
    }
}

/// <summary>One program for tests of which each fills in the form as somebody of its own, and changes nothing for the others.</summary>
public sealed class OpenForm : IAsyncLifetime
{
    private readonly WijkagentFactory program = new() { Settings = NoLimits.Settings };

    /// <summary>Somebody who has not been there before.</summary>
    public Visitor NewVisitor() => program.NewVisitor();

    /// <summary>Opens tabs of one browser.</summary>
    public Func<Visitor> Tabs()
    {
        var browser = program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) });
        return () => new Visitor(browser);
    }

    /// <summary>The names of the files in the store.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(program.Services.GetRequiredService<DataDirectory>().Files, "*", SearchOption.AllDirectories)];

    public Task InitializeAsync() => program.BuildTownAsync();

    public async Task DisposeAsync() => await program.DisposeAsync();
}
