namespace Wijkagent.Core.Reports.Screening;

/// <summary>What is known of a sending when it is judged: how it was done, and not by whom.</summary>
/// <param name="HiddenFieldFilled">Whether the field was filled in that people do not see.</param>
/// <param name="FilledInFor">How long lies between the first page of the draft and the sending.</param>
/// <param name="Links">How many links are in what was told.</param>
/// <param name="SameTexts">How many others sent the same text within a day.</param>
/// <param name="SentBefore">How many the same browser sent within an hour.</param>
/// <param name="WithoutProof">Whether work was asked and not done.</param>
/// <param name="IsBlocked">Whether its mailbox, or a website that it names, is on a block list.</param>
public sealed record SendingFacts(bool HiddenFieldFilled, TimeSpan FilledInFor, int Links, int SameTexts, int SentBefore, bool WithoutProof, bool IsBlocked);

/// <summary>Which facts make a sign.</summary>
/// <param name="Sign">The sign.</param>
/// <param name="Shows">Whether it is there.</param>
public sealed record ScreeningRule(ReportSigns Sign, Func<SendingFacts, ScreeningOptions, bool> Shows)
{
    /// <summary>From how many links on: who tells what happened seldom needs one, and never three.</summary>
    public const int ManyLinks = 3;

    /// <summary>From how many equal texts of others on: neighbours do agree on a text, robots send it all day.</summary>
    public const int ManySameTexts = 3;

    /// <summary>From how many earlier reports of one browser within an hour on: a janitor may tell of three things on a round.</summary>
    public const int ManyOfVisit = 3;

    /// <summary>The one table. Each is a fact that a person can check and a reporter can be told of; none says who somebody is.</summary>
    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        // Programs fill in all fields; people, and what reads a page to them, do not meet this one.
        new(ReportSigns.HiddenField, (facts, _) => facts.HiddenFieldFilled),
        // All those pages take longer. Who is quicker pastes, or is a program.
        new(ReportSigns.TooQuick, (facts, options) => facts.FilledInFor < TimeSpan.FromSeconds(options.QuickestSeconds)),
        new(ReportSigns.ManyLinks, (facts, _) => facts.Links >= ManyLinks),
        new(ReportSigns.SameText, (facts, _) => facts.SameTexts >= ManySameTexts),
        new(ReportSigns.ManyOfVisit, (facts, _) => facts.SentBefore >= ManyOfVisit),
        new(ReportSigns.NoProof, (facts, _) => facts.WithoutProof),
        // A person found abuse there before; it holds for who is signed in with the address too.
        new(ReportSigns.Blocked, (facts, _) => facts.IsBlocked),
    ];

    /// <summary>All signs that facts make together.</summary>
    public static ReportSigns Of(SendingFacts facts, ScreeningOptions options) =>
        All.Where(rule => rule.Shows(facts, options)).Aggregate(ReportSigns.None, (signs, rule) => signs | rule.Sign);
}

/// <summary>How sendings are judged; section <c>Screening</c> of the settings.</summary>
public sealed record ScreeningOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Screening";

    /// <summary>How many seconds a person needs at least from the first page to the sending.</summary>
    public int QuickestSeconds { get; init; } = 10;

    /// <summary>From how many reports a minute on a node asks for a little work: far more than people send in a town on its worst night.</summary>
    public int PressurePerMinute { get; init; } = 60;
}
