using Wijkagent.Core.Common;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Reports.Questions;

namespace Wijkagent.Core.Reports;

/// <summary>How quickly somebody should look.</summary>
public enum Urgency
{
    /// <summary>It can wait for its turn.</summary>
    Low,

    /// <summary>As most reports.</summary>
    Normal,

    /// <summary>Before others.</summary>
    High,
}

/// <summary>Which law a report of a kind falls under (reference.md, E1).</summary>
public enum LegalRegime
{
    /// <summary>Wet politiegegevens, article 8: daily police work.</summary>
    Wpg,

    /// <summary>Algemene verordening gegevensbescherming.</summary>
    Avg,
}

/// <summary>Somebody else who helps with a kind of report.</summary>
/// <param name="Name">Who.</param>
/// <param name="Text">With what.</param>
/// <param name="Phone">As people dial it; null when there is none.</param>
/// <param name="Url">A complete https address; null when there is none.</param>
public sealed record Elsewhere(LocalizedText Name, LocalizedText Text, string? Phone, string? Url);

/// <summary>All that is laid down about a kind of report. It is data: nothing about a kind is code.</summary>
/// <param name="Slug">The word in addresses.</param>
/// <param name="Order">The place in the list to choose from.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Summary">One line under the choice.</param>
/// <param name="Icon">The name of an icon of the set in use.</param>
/// <param name="UrgentAdvice">When to call 112.</param>
/// <param name="PhoneAdvice">When to call 0900-8844.</param>
/// <param name="Elsewhere">Who else does this.</param>
/// <param name="WhatHelps">What is useful to tell.</param>
/// <param name="Urgency">How quickly somebody should look.</param>
/// <param name="FirstReplyWorkingDays">Before how many working days have passed somebody answers.</param>
/// <param name="NextReplyWorkingDays">Before how many working days have passed the reporter hears again, as long as it is worked on.</param>
/// <param name="Sensitive">Seen by the officer of the beat and the coordinator only, never public, never in mail.</param>
/// <param name="AnonymousAllowed">Whether it can be told without a name.</param>
/// <param name="ReferredToMunicipality">Whether it usually goes on to the municipality.</param>
/// <param name="Regime">The law it falls under.</param>
/// <param name="RetentionMonths">How long it is kept after it was closed.</param>
/// <param name="ReopenDays">For how many days after its end the reporter can say it is not solved, and add to it.</param>
/// <param name="AnswerWorkingDays">How many working days the reporter has to answer a question.</param>
/// <param name="RemindWorkingDays">How many working days before the end of that term the reporter is reminded once; none for none.</param>
/// <param name="CorrectDays">For how many days after it was sent the reporter can correct it, while it is worked on.</param>
/// <param name="CallBackWorkingDays">Before how many working days have passed the officer calls who asked for that.</param>
public sealed record ReportKindDetails(
    string Slug,
    int Order,
    LocalizedText Name,
    LocalizedText Summary,
    string Icon,
    LocalizedText UrgentAdvice,
    LocalizedText PhoneAdvice,
    IReadOnlyList<Elsewhere> Elsewhere,
    LocalizedText WhatHelps,
    Urgency Urgency,
    int FirstReplyWorkingDays,
    int NextReplyWorkingDays,
    bool Sensitive,
    bool AnonymousAllowed,
    bool ReferredToMunicipality,
    LegalRegime Regime,
    int RetentionMonths,
    int ReopenDays,
    int AnswerWorkingDays,
    int RemindWorkingDays,
    int CorrectDays,
    int CallBackWorkingDays)
{
    /// <summary>What it asks of its own, in order.</summary>
    public IReadOnlyList<KindQuestion> Questions { get; init; } = [];

    /// <summary>When others who told the same are mentioned to a reporter; null when never.</summary>
    public KnownRule? Known { get; init; }

    /// <summary>Whether the reporter is asked to rent or own, and from whom.</summary>
    public bool AsksHousing { get; init; }

    /// <summary>With which kinds of partner the reporter may let it be shared. A landlord is proposed to who rents from it.</summary>
    public IReadOnlyList<PartnerKind> Partners { get; init; } = [];
}

/// <summary>A kind of report that people can choose, with the rules that hold for it.</summary>
public sealed class ReportKind : Entity
{
    /// <summary>The longest name or slug.</summary>
    public const int NameLength = 100;

    /// <summary>The longest advice.</summary>
    public const int AdviceLength = 2000;

    private ReportKind()
    {
    }

    /// <summary>A kind, as it is laid down.</summary>
    public ReportKind(ReportKindDetails details) => Describe(details);

    /// <summary>The word in addresses; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The place in the list to choose from.</summary>
    public int Order { get; private set; }

    /// <summary>What it is called.</summary>
    public LocalizedText Name { get; private set; } = new("", "");

    /// <summary>One line under the choice.</summary>
    public LocalizedText Summary { get; private set; } = new("", "");

    /// <summary>The name of an icon.</summary>
    public string Icon { get; private set; } = "";

    /// <summary>When to call 112.</summary>
    public LocalizedText UrgentAdvice { get; private set; } = new("", "");

    /// <summary>When to call 0900-8844.</summary>
    public LocalizedText PhoneAdvice { get; private set; } = new("", "");

    /// <summary>Who else does this.</summary>
    public IReadOnlyList<Elsewhere> Elsewhere { get; private set; } = [];

    /// <summary>What is useful to tell.</summary>
    public LocalizedText WhatHelps { get; private set; } = new("", "");

    /// <summary>What it asks of its own, in order.</summary>
    public IReadOnlyList<KindQuestion> Questions { get; private set; } = [];

    /// <summary>How quickly somebody should look.</summary>
    public Urgency Urgency { get; private set; }

    /// <summary>Before how many working days have passed somebody answers.</summary>
    public int FirstReplyWorkingDays { get; private set; }

    /// <summary>Before how many working days have passed the reporter hears again, as long as it is worked on.</summary>
    public int NextReplyWorkingDays { get; private set; }

    /// <summary>Seen by few, never public, never in mail.</summary>
    public bool Sensitive { get; private set; }

    /// <summary>Whether it can be told without a name.</summary>
    public bool AnonymousAllowed { get; private set; }

    /// <summary>Whether it usually goes on to the municipality.</summary>
    public bool ReferredToMunicipality { get; private set; }

    /// <summary>The law it falls under.</summary>
    public LegalRegime Regime { get; private set; }

    /// <summary>How many months it is kept after it was closed.</summary>
    public int RetentionMonths { get; private set; }

    /// <summary>For how many days after its end the reporter can say it is not solved, and add to it.</summary>
    public int ReopenDays { get; private set; }

    /// <summary>When others who told the same are mentioned to a reporter; null when never.</summary>
    public KnownRule? Known { get; private set; }

    /// <summary>Whether the reporter is asked to rent or own, and from whom.</summary>
    public bool AsksHousing { get; private set; }

    /// <summary>With which kinds of partner the reporter may let it be shared.</summary>
    public IReadOnlyList<PartnerKind> Partners { get; private set; } = [];

    /// <summary>How many working days the reporter has to answer a question.</summary>
    public int AnswerWorkingDays { get; private set; }

    /// <summary>How many working days before the end of that term the reporter is reminded once; none for none.</summary>
    public int RemindWorkingDays { get; private set; }

    /// <summary>For how many days after it was sent the reporter can correct it, while it is worked on.</summary>
    public int CorrectDays { get; private set; }

    /// <summary>Before how many working days have passed the officer calls who asked for that.</summary>
    public int CallBackWorkingDays { get; private set; }

    /// <summary>All that is laid down, to show.</summary>
    public ReportKindDetails Details => new(
        Slug, Order, Name, Summary, Icon, UrgentAdvice, PhoneAdvice, Elsewhere, WhatHelps, Urgency, FirstReplyWorkingDays,
        NextReplyWorkingDays, Sensitive, AnonymousAllowed, ReferredToMunicipality, Regime, RetentionMonths, ReopenDays,
        AnswerWorkingDays, RemindWorkingDays, CorrectDays, CallBackWorkingDays)
    {
        Questions = Questions,
        Known = Known,
        AsksHousing = AsksHousing,
        Partners = Partners,
    };

    /// <summary>Sets all that is laid down.</summary>
    public void Describe(ReportKindDetails d)
    {
        (Slug, Order, Name, Summary, Icon) = (d.Slug, d.Order, d.Name, d.Summary, d.Icon);
        (UrgentAdvice, PhoneAdvice, Elsewhere, WhatHelps) = (d.UrgentAdvice, d.PhoneAdvice, d.Elsewhere, d.WhatHelps);
        (Urgency, FirstReplyWorkingDays, NextReplyWorkingDays, ReopenDays) = (d.Urgency, d.FirstReplyWorkingDays, d.NextReplyWorkingDays, d.ReopenDays);
        (AnswerWorkingDays, RemindWorkingDays, CorrectDays, CallBackWorkingDays) =
            (d.AnswerWorkingDays, d.RemindWorkingDays, d.CorrectDays, d.CallBackWorkingDays);
        (Sensitive, AnonymousAllowed, ReferredToMunicipality) = (d.Sensitive, d.AnonymousAllowed, d.ReferredToMunicipality);
        (Regime, RetentionMonths, Questions, Known) = (d.Regime, d.RetentionMonths, d.Questions, d.Known);
        (AsksHousing, Partners) = (d.AsksHousing, d.Partners);
    }
}
