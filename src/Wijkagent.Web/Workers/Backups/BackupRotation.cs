using System.Globalization;

namespace Wijkagent.Web.Workers.Backups;

/// <summary>Which copies stay: the last of each of seven days, four weeks and twelve months that have one.</summary>
internal static class BackupRotation
{
    public const int Days = 7;
    public const int Weeks = 4;
    public const int Months = 12;

    /// <summary>The copies to keep, of all that were made at these moments.</summary>
    public static HashSet<DateTime> Kept(IEnumerable<DateTime> made)
    {
        var newestFirst = made.OrderDescending().ToList();
        return
        [
            .. LastOfEach(newestFirst, moment => moment.Date, Days),
            .. LastOfEach(newestFirst, moment => (ISOWeek.GetYear(moment), ISOWeek.GetWeekOfYear(moment)), Weeks),
            .. LastOfEach(newestFirst, moment => (moment.Year, moment.Month), Months),
        ];
    }

    private static IEnumerable<DateTime> LastOfEach<T>(List<DateTime> newestFirst, Func<DateTime, T> period, int periods) =>
        newestFirst.DistinctBy(period).Take(periods);
}
