using Wijkagent.Core.Privacy.Register;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Pages;

/// <summary>What the register of processing shows.</summary>
/// <param name="Organisation">Who is responsible; null where it was not set.</param>
/// <param name="Contact">Where the data protection officer is reached; null where it was not set.</param>
/// <param name="Lines">What data is used for.</param>
public sealed record RegisterPage(string? Organisation, Uri? Contact, IReadOnlyList<RegisterLine> Lines)
{
    /// <summary>What is filled in where a term is told: the kinds it is for, if any, and its numbers.</summary>
    public static object[] NumbersIn(KeptTerm term)
    {
        var numbers = term.Amounts.Select(amount => (object)new Amount(amount));
        return term.Kinds.Count == 0 ? [.. numbers] : [NameList.Of(term.Kinds.Select(kind => kind.ToString())), .. numbers];
    }
}
