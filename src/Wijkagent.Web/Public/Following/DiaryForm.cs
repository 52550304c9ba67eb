using System.Globalization;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Web.Shared.Forms;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Public.Following;

/// <summary>A moment as it was filled in.</summary>
public sealed class DiaryForm
{
    /// <summary>
    /// Tells one sending from another. The page brings one along; who fills the form in without a network makes one there, and
    /// can send it again until an answer comes.
    /// </summary>
    public string? SendingKey { get; set; }

    public DateParts? HappenedOn { get; set; }

    public string? HappenedAt { get; set; }

    public string? Hours { get; set; }

    public string? Minutes { get; set; }

    public string? HowBad { get; set; }

    public string? Text { get; set; }

    /// <summary>An empty form for a moment of today.</summary>
    public static DiaryForm New(DateOnly today) => new() { SendingKey = Guid.NewGuid().ToString(), HappenedOn = DateParts.From(today) };

    /// <summary>A form to correct a moment.</summary>
    public static DiaryForm Of(DiaryLine line) => new()
    {
        HappenedOn = DateParts.From(line.HappenedOn),
        HappenedAt = line.HappenedAt.ToString("t", CultureInfo.CurrentCulture),
        Hours = (line.Minutes / 60)?.ToString(CultureInfo.InvariantCulture),
        Minutes = (line.Minutes % 60)?.ToString(CultureInfo.InvariantCulture),
        HowBad = line.HowBad.ToString(),
        Text = line.Text,
    };

    /// <summary>What was sent with a picture, or without.</summary>
    public static DiaryForm Of(SentForm? sent, IFormCollection form)
    {
        string? Field(string name) => sent is null ? form[name] : sent[name];
        return new DiaryForm
        {
            SendingKey = Field(nameof(SendingKey)),
            HappenedOn = new DateParts
            {
                Day = Field($"{nameof(HappenedOn)}.{nameof(DateParts.Day)}"),
                Month = Field($"{nameof(HappenedOn)}.{nameof(DateParts.Month)}"),
                Year = Field($"{nameof(HappenedOn)}.{nameof(DateParts.Year)}"),
            },
            HappenedAt = Field(nameof(HappenedAt)),
            Hours = Field(nameof(Hours)),
            Minutes = Field(nameof(Minutes)),
            HowBad = Field(nameof(HowBad)),
            Text = Field(nameof(Text)),
        };
    }

    public TellMoment ToInput() => new(
        HappenedOn?.ToDate(),
        HappenedOn is null || HappenedOn.IsEmpty,
        HappenedAt,
        Hours,
        Minutes,
        Chosen.Of<HowBad>(HowBad),
        Text);
}
