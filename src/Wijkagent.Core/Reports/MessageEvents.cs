namespace Wijkagent.Core.Reports;

/// <summary>Which events of a report come with a message: a timeline shows it in their place.</summary>
public static class MessageEvents
{
    /// <summary>The kind of message, by the name of the event.</summary>
    public static IReadOnlyDictionary<string, MessageKind> Kinds { get; } = new Dictionary<string, MessageKind>
    {
        [nameof(ReporterAsked)] = MessageKind.Question,
        [nameof(ReporterAnswered)] = MessageKind.Answer,
        [nameof(ReporterAdded)] = MessageKind.Addition,
        [nameof(ReporterTold)] = MessageKind.Message,
        [nameof(ReportResolved)] = MessageKind.Outcome,
        [nameof(ReportReferred)] = MessageKind.Outcome,
        [nameof(ReportDeclined)] = MessageKind.Outcome,
        [nameof(ReportJudgedAbuse)] = MessageKind.Outcome,
        [nameof(ReportReopened)] = MessageKind.Reopening,
    };
}
