using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Reports;

// What happens to a report that is looked at before its officer gets it.
public sealed partial class Report
{
    /// <summary>How many working days it waits at most for somebody who judges it: danger must not hang unseen.</summary>
    public const int ApartWorkingDays = 1;

    /// <summary>It is a real report, or nobody judged it in time: it goes on as one that came in when it was sent, with the term that ran from then.</summary>
    public Result Release(Actor by, DateTime now)
    {
        if (Status != ReportStatus.SetApart)
            return new NotSetApart();
        if (Refuse(ReportStatus.Received) is { } refused)
            return refused;
        (Status, Signs, ApartUntil) = (ReportStatus.Received, ReportSigns.None, null);
        Raise(new ReportReleased(), by, now);
        return Result.Done;
    }

    /// <summary>It is abuse: not taken up, with the reason that its reporter reads, who can ask to look again as with any other.</summary>
    public Result<ReportMessage> JudgeAbuse(string reason, Actor by, DateTime now)
    {
        if (Status != ReportStatus.SetApart)
            return new NotSetApart();
        if (Refuse(ReportStatus.Declined) is { } refused)
            return refused;
        End(ReportStatus.Declined, now);
        DueAt = WorkingTime.AddDays(now, Kind.ReopenDays);
        var message = Write(MessageKind.Outcome, reason, by, now);
        Raise(new ReportJudgedAbuse(), by, now);
        return message;
    }

    private void SetApart(DateTime now)
    {
        (Status, ApartUntil) = (ReportStatus.SetApart, WorkingTime.AddWorkingDays(now, ApartWorkingDays));
        Raise(new ReportSetApart(), Actor.System, now);
    }
}
