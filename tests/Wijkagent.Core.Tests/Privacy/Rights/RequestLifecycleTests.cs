using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Privacy.Rights;

/// <summary>What may happen to a request, and before when it is answered.</summary>
public sealed class RequestLifecycleTests
{
    private static readonly DateTime Sent = new(2026, 1, 30, 11, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Pia = Actor.System with { Kind = ActorKind.Staff, Name = "Pia", UserId = Guid.NewGuid() };

    [Theory]
    [InlineData(LegalRegime.Avg, RequestedRight.See, "2026-02-28", "2026-04-30")]
    [InlineData(LegalRegime.Avg, RequestedRight.CarryAway, "2026-02-28", "2026-04-30")]
    [InlineData(LegalRegime.Wpg, RequestedRight.See, "2026-03-13", "2026-04-10")]
    [InlineData(LegalRegime.Wpg, RequestedRight.Erase, "2026-02-27", "2026-03-27")]
    [InlineData(LegalRegime.Wpg, RequestedRight.Complaint, "2026-03-13", "2026-04-10")]
    [InlineData(LegalRegime.Avg, RequestedRight.Complaint, "2026-03-13", "2026-04-10")]
    public void The_law_says_until_which_day_an_answer_may_take_and_how_long_it_can_be_put_off(
        LegalRegime law, RequestedRight right, string lastDay, string longest)
    {
        var request = New(law, right);
        Assert.Equal(DateOnly.Parse(lastDay, null), WorkingTime.DayOf(request.DueAt.AddTicks(-1)));

        request.Confirm(Sent);
        request.TakeUp(Pia, Sent);
        Assert.True(request.Extend("Veel werk", Pia, request.DueAt.AddTicks(-1)).IsDone);

        Assert.Equal(DateOnly.Parse(longest, null), WorkingTime.DayOf(request.DueAt.AddTicks(-1)));
    }

    [Fact]
    public void Once_the_term_has_passed_it_is_too_late_to_put_it_off_but_not_to_answer()
    {
        var request = New(LegalRegime.Avg, RequestedRight.Erase);
        request.Confirm(Sent);
        request.TakeUp(Pia, Sent);

        Assert.IsType<ExtensionTooLate>(request.Extend("Veel werk", Pia, request.DueAt).Error);
        Assert.True(request.Decide(RequestOutcome.Refused, RefusalGround.StillNeeded, "Nee", Pia, request.DueAt).IsDone);
        Assert.Equal((RequestStatus.Answered, RefusalGround.StillNeeded), (request.Status, request.Ground));
    }

    [Fact]
    public void Every_step_that_is_not_in_the_table_is_refused()
    {
        foreach (var status in Enum.GetValues<RequestStatus>())
        {
            foreach (var (next, step) in Steps)
            {
                var request = ThatIs(status);
                var done = step(request);
                Assert.Equal(RequestLifecycle.Allows(status, next), done.IsDone);
                Assert.Equal(done.IsDone ? next : status, request.Status);
            }
        }
    }

    [Fact]
    public void A_colleague_takes_it_over_and_its_state_stays()
    {
        var request = ThatIs(RequestStatus.Extended);

        var piet = Guid.NewGuid();

        Assert.True(request.TakeUp(Pia with { Name = "Piet", UserId = piet }, Sent).IsDone);

        Assert.Equal((RequestStatus.Extended, piet), (request.Status, request.HandlerId));
        Assert.IsType<RequestCannotBecome>(ThatIs(RequestStatus.Answered).TakeUp(Pia, Sent).Error);
    }

    private static IEnumerable<(RequestStatus Next, Func<RightsRequest, Result> Step)> Steps =>
    [
        (RequestStatus.Received, r => r.Confirm(Sent)),
        (RequestStatus.Extended, r => r.Extend("Veel werk", Pia, Sent)),
        (RequestStatus.Answered, r => r.Decide(RequestOutcome.Granted, null, "Gedaan", Pia, Sent)),
        (RequestStatus.Withdrawn, r => r.Withdraw(Sent)),
    ];

    private static RightsRequest ThatIs(RequestStatus status)
    {
        var request = New(LegalRegime.Avg, RequestedRight.See);
        if (status == RequestStatus.Unconfirmed)
            return request;
        request.Confirm(Sent);
        if (status is RequestStatus.InHandling or RequestStatus.Extended or RequestStatus.Answered)
            request.TakeUp(Pia, Sent);
        if (status == RequestStatus.Extended)
            request.Extend("Veel werk", Pia, Sent);
        if (status == RequestStatus.Answered)
            request.Decide(RequestOutcome.Granted, null, "Gedaan", Pia, Sent);
        if (status == RequestStatus.Withdrawn)
            request.Withdraw(Sent);
        Assert.Equal(status, request.Status);
        return request;
    }

    private static RightsRequest New(LegalRegime law, RequestedRight right) => RightsRequest.Submit(
        new SentRequest("VZ-2026-AAAAAA", "sleutel", right, RequestSubject.Other, law, null, "Bo", "bo@voorbeeld.nl", IdentityProof.Mailbox, "Graag", "nl"), Sent);
}
