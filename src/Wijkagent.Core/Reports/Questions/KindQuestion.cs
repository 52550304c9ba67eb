using System.Text.Json.Serialization;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Questions;

/// <summary>In what form a question is answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuestionType>))]
public enum QuestionType
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A day, with a time when it is known.</summary>
    DateAndTime,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of a few answers.</summary>
    OneOf,

    /// <summary>Any number of a few answers.</summary>
    SeveralOf,

    /// <summary>An address, in one line.</summary>
    Address,
}

/// <summary>An answer to choose.</summary>
/// <param name="Key">The word that stands for it.</param>
/// <param name="Label">What people read.</param>
public sealed record QuestionOption(string Key, LocalizedText Label);

/// <summary>A question is asked only when an earlier one was answered in a certain way.</summary>
/// <param name="Question">The key of the earlier one.</param>
/// <param name="Answers">One of these was chosen.</param>
public sealed record ShownWhen(string Question, IReadOnlyList<string> Answers);

/// <summary>An answer with which the form is not the right way: what helps instead.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Phone">Whom to call, as people dial it; null when nobody.</param>
public sealed record StopAdvice(string Answer, LocalizedText Advice, string? Phone = null);

/// <summary>A question that a kind of report asks of its own.</summary>
/// <param name="Key">The word that names it in addresses; unique within the kind, and the same for as long as it means the same.</param>
/// <param name="Type">How it is answered.</param>
/// <param name="Label">The question.</param>
/// <param name="Help">What helps to answer it; null when nothing is needed.</param>
/// <param name="Required">Whether it can't be passed over.</param>
/// <param name="Options">The answers to choose, of <see cref="QuestionType.OneOf"/> and <see cref="QuestionType.SeveralOf"/>.</param>
/// <param name="ShownWhen">When it is asked; null for always.</param>
/// <param name="Stop">The answer that ends the form; null when none does.</param>
/// <param name="Least">The smallest number.</param>
/// <param name="Most">The largest number.</param>
public sealed record KindQuestion(
    string Key,
    QuestionType Type,
    LocalizedText Label,
    LocalizedText? Help = null,
    bool Required = false,
    IReadOnlyList<QuestionOption>? Options = null,
    ShownWhen? ShownWhen = null,
    StopAdvice? Stop = null,
    int Least = 0,
    int Most = KindQuestion.LargestNumber)
{
    /// <summary>The answer yes.</summary>
    public const string Yes = "ja";

    /// <summary>The answer no.</summary>
    public const string No = "nee";

    /// <summary>The key of a question for a number plate, in every kind that asks for one.</summary>
    public const string PlateKey = "kenteken";

    /// <summary>The longest key.</summary>
    public const int KeyLength = 40;

    /// <summary>The largest number that any question takes.</summary>
    public const int LargestNumber = 100_000;

    /// <summary>The longest answer in one line.</summary>
    public const int LineLength = 200;

    /// <summary>The longest answer in several lines.</summary>
    public const int LinesLength = 1000;

    /// <summary>The words that stand for the answers to choose; none when it is answered in words.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Choices => Type switch
    {
        QuestionType.YesNo => [Yes, No],
        QuestionType.OneOf or QuestionType.SeveralOf => [.. (Options ?? []).Select(o => o.Key)],
        _ => [],
    };

    /// <summary>Whether an answer to it is in the reporter's own words.</summary>
    [JsonIgnore]
    public bool IsInWords => Type is QuestionType.Text or QuestionType.LongText or QuestionType.Address;

    /// <summary>Whether it asks for a number plate, which is needed then.</summary>
    [JsonIgnore]
    public bool AsksForPlate => Key == PlateKey;
}
