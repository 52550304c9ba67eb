using Wijkagent.Core.Privacy.Register;
using Wijkagent.Core.Reports;

namespace Wijkagent.Web.Shared;

/// <summary>What is filled in where it is told how long something is kept.</summary>
public static class TermNumbers
{
    /// <summary>The kinds of report it is for, if any, and its numbers.</summary>
    public static object[] In(KeptTerm term)
    {
        var numbers = term.Amounts.Select(amount => (object)new Amount(amount));
        return term.Kinds.Count == 0 ? [.. numbers] : [NameList.Of(term.Kinds.Select(kind => kind.ToString())), .. numbers];
    }

    /// <summary>The numbers for one report.</summary>
    /// <param name="regime">The law it falls under.</param>
    /// <param name="months">How long after its end it can be used.</param>
    public static object[] In(LegalRegime regime, int months) => In(KeptTerm.Of(regime, months));
}
