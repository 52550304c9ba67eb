using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>A request in the file.</summary>
/// <param name="Right">Which right.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Name">Who asks.</param>
/// <param name="Email">The address.</param>
/// <param name="Proof">How the requester wants to prove who it is.</param>
/// <param name="Text">What is asked.</param>
/// <param name="DaysAgo">When it was sent.</param>
/// <param name="Handler">Who handles it; null while nobody does.</param>
/// <param name="Extension">Why it takes longer.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Answer">The answer.</param>
internal sealed record RequestEntry(
    RequestedRight Right, RequestSubject Subject, string Name, string Email, IdentityProof Proof, string Text, int DaysAgo, string? Handler, string? Extension,
    RequestOutcome? Outcome, string? Answer);

/// <summary>Fills in what people of the demo town asked about their data, by the steps that they and the privacy officer take.</summary>
internal sealed class DemoRequests(DemoDays days, DemoPeople people)
{
    private static readonly TimeSpan Sent = TimeSpan.FromHours(9);
    private static readonly TimeSpan Confirmed = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan TakenUp = TimeSpan.FromHours(25);

    public async Task AddToAsync(WijkagentDbContext db, CancellationToken cancel)
    {
        foreach (var (index, entry) in (await SeedFiles.ReadAsync<RequestEntry[]>("Demo.requests.json", cancel)).Index())
            db.RightsRequests.Add(Play(entry, index));
    }

    private RightsRequest Play(RequestEntry entry, int index)
    {
        var sent = DemoDays.At(days.Ago(entry.DaysAgo), Sent);
        var law = entry.Subject == RequestSubject.Report ? LegalRegime.Wpg : LegalRegime.Avg;
        var request = RightsRequest.Submit(
            new SentRequest(
                PublicCode.ForRequest(sent), $"demo-{index}", entry.Right, entry.Subject, law, null, entry.Name, entry.Email, entry.Proof, entry.Text, "nl"),
            sent);
        request.Confirm(sent + Confirmed);
        if (entry.Handler is null)
            return request;
        var handler = people.By(entry.Handler);
        request.TakeUp(handler, sent + TakenUp);
        if (entry.Extension is not null)
            request.Extend(entry.Extension, handler, sent + TakenUp);
        if (entry.Outcome is { } outcome)
            request.Decide(outcome, null, entry.Answer!, handler, sent + (2 * TakenUp));
        return request;
    }
}
