using System.Globalization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Core.Reports.Diary;

/// <summary>What was filled in about a moment.</summary>
/// <param name="HappenedOn">The day; null when none was filled in.</param>
/// <param name="IsDayReadable">Whether what was filled in as a day, if anything, is one.</param>
/// <param name="HappenedAt">The time at which it began, as it was typed.</param>
/// <param name="Hours">How many hours it took, as they were typed.</param>
/// <param name="Minutes">How many minutes besides, as they were typed.</param>
/// <param name="HowBad">How bad it was.</param>
/// <param name="Text">What happened.</param>
public sealed record TellMoment(DateOnly? HappenedOn, bool IsDayReadable, string? HappenedAt, string? Hours, string? Minutes, HowBad? HowBad, string? Text)
{
    private const string Lasting = "Lasting";
    private const int MinutesAnHour = 60;

    /// <summary>Reads it; what is wrong with it is noted, and then there is nothing.</summary>
    internal ToldMoment? Read(TimeProvider clock, InputCheck check)
    {
        var now = WorkingTime.ToDutchTime(clock.GetUtcNow().UtcDateTime);
        var (day, time) = MomentReading.Read(HappenedOn, IsDayReadable, HappenedAt, required: true, clock, check);
        if (string.IsNullOrWhiteSpace(HappenedAt))
            check.Refuse(new ValueMissing(nameof(HappenedAt)));
        if (day < DateOnly.FromDateTime(now).AddMonths(-DiaryMoment.MonthsBack))
            check.Refuse(new MomentTooLongAgo());
        var minutes = ReadMinutes(check);
        if (minutes is { } lasting && day is { } on && time is { } at && on.ToDateTime(at) <= now && on.ToDateTime(at).AddMinutes(lasting) > now)
            check.Refuse(new DateInFuture(Lasting));
        if (HowBad is not { } howBad || !Enum.IsDefined(howBad))
            check.Refuse(new ValueMissing(nameof(HowBad)));
        var text = check.Lines(Text, nameof(Text), DiaryMoment.TextLength, required: true);
        return check.Error is null ? new ToldMoment(day!.Value, time!.Value, minutes, HowBad!.Value, text) : null;
    }

    private int? ReadMinutes(InputCheck check)
    {
        if (string.IsNullOrWhiteSpace(Hours) && string.IsNullOrWhiteSpace(Minutes))
            return null;
        if (Number(Hours) is { } hours && Number(Minutes) is { } minutes
            && (hours * MinutesAnHour) + minutes is > 0 and <= DiaryMoment.MostMinutes and var all)
        {
            return all;
        }

        check.Refuse(new NotADuration());
        return null;
    }

    private static int? Number(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? 0
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= DiaryMoment.MostMinutes ? number
        : null;
}
