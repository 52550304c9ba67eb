using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>Looks at how a report is sent: what is suspicious is received all the same, and somebody looks at it first.</summary>
public sealed partial class ReportScreening(
    RecentTexts texts, SendingPressure pressure, SendingBlocks blocks, IOptions<ScreeningOptions> options)
{
    /// <summary>For how long what one browser sent counts.</summary>
    public static readonly TimeSpan VisitRemembered = TimeSpan.FromHours(1);

    /// <summary>Whether work is asked for a draft that is sent now: while very many come in, of who has no mailbox in which to confirm it.</summary>
    public bool AsksProof(DraftAnswers answers) => answers.Who is { Email: null } && pressure.IsHigh;

    /// <summary>What is suspicious about a draft that is sent now.</summary>
    /// <param name="answers">The draft, complete.</param>
    /// <param name="submit">How it is sent.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ReportSigns> SignsOfAsync(DraftAnswers answers, SubmitReport submit, DateTime now, CancellationToken cancel)
    {
        var text = answers.What?.Text ?? "";
        return ScreeningRule.Of(
            new SendingFacts(
                submit.HiddenFieldFilled,
                now - (answers.StartedAt ?? DateTime.MinValue),
                Link().Count(WebHost.AsRead(text)),
                texts.CountOf(text),
                (answers.SentBefore ?? []).Count(moment => now - moment < VisitRemembered),
                AsksProof(answers) && !SendingProof.IsFor(submit.Stamp, submit.Proof),
                answers.Place is { } place && await blocks.HoldAsync(answers.Who?.Email, text, place.NeighbourhoodId, now, cancel)),
            options.Value);
    }

    /// <summary>It was sent, and kept.</summary>
    public void Sent(string text)
    {
        texts.Add(text);
        pressure.Add();
    }

    // «https://www.» is one.
    [GeneratedRegex(@"(?:https?://(?:www\.)?|\bwww\.)\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
