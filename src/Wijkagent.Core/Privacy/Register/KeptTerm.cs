using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Privacy.Register;

/// <summary>By what it is decided how long something is kept.</summary>
public enum TermRule
{
    /// <summary>Hours after it was last touched.</summary>
    Draft,

    /// <summary>Days after it could be confirmed for the last time.</summary>
    NeverConfirmed,

    /// <summary>Months after it was declined or withdrawn.</summary>
    NotTakenUp,

    /// <summary>Years in use, and years after which it is destroyed, of kinds under the Wet politiegegevens.</summary>
    Wpg,

    /// <summary>Months after the end, of kinds under the AVG.</summary>
    Avg,

    /// <summary>Weeks at most after it was set.</summary>
    Block,

    /// <summary>As reports of its kind, once none is left on it.</summary>
    AsReports,

    /// <summary>As long as what it is about.</summary>
    AsItsSubject,

    /// <summary>Months after it was sent.</summary>
    Message,

    /// <summary>Days after it was sent and not confirmed, of what people ask about their data.</summary>
    RequestNeverConfirmed,

    /// <summary>Months after it was answered or taken back.</summary>
    Request,

    /// <summary>Days in which it can be confirmed, months at most, days after the end of what is followed was told, and months after a feed was last read.</summary>
    Subscription,

    /// <summary>Days after it was sent; contents and address at once.</summary>
    Mail,

    /// <summary>Hours at most, and minutes without use.</summary>
    Session,

    /// <summary>Hours after it was used.</summary>
    UsedProof,

    /// <summary>As long as the account.</summary>
    WhileAccount,

    /// <summary>Days after its owner erased it.</summary>
    ErasedAccount,

    /// <summary>Days after the invitation to it stopped working, and nobody accepted.</summary>
    ExpiredInvitation,

    /// <summary>Months after somebody did something, of what was noted about it.</summary>
    Log,

    /// <summary>While in function, and months after that; longer while a case names the officer.</summary>
    OfficerWhoLeft,

    /// <summary>As long as something says what somebody did.</summary>
    WhileNamed,

    /// <summary>For good.</summary>
    ForGood,
}

/// <summary>How long something is kept.</summary>
/// <param name="Rule">By what that is decided.</param>
/// <param name="Amounts">The numbers in it, in the units that the rule tells.</param>
public sealed record KeptTerm(TermRule Rule, IReadOnlyList<int> Amounts)
{
    private const int MonthsOfYear = 12;

    /// <summary>The kinds of report that it is for; none when for all.</summary>
    public IReadOnlyList<LocalizedText> Kinds { get; init; } = [];

    /// <summary>The terms of kinds of report; kinds that are kept equally long together.</summary>
    public static IEnumerable<KeptTerm> OfKinds(IReadOnlyList<KindRetention> kinds) =>
        kinds.GroupBy(kind => (kind.Regime, kind.Months), kind => kind.Name)
            .OrderBy(alike => alike.Key.Regime)
            .Select(alike => Of(alike.Key.Regime, alike.Key.Months) with { Kinds = [.. alike] });

    /// <summary>The term of a kind of report: by the Wpg for how many years it is used and when it is destroyed, by the AVG for how many months it is kept.</summary>
    public static KeptTerm Of(LegalRegime regime, int months) => regime == LegalRegime.Avg
        ? new KeptTerm(TermRule.Avg, [months])
        : new KeptTerm(TermRule.Wpg, [months / MonthsOfYear, (months + RetentionTerms.LockedMonths) / MonthsOfYear]);
}
