using System.Globalization;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Backoffice.Screening;

/// <summary>The terms of a block as the two forms offer and read them.</summary>
public static class BlockTerms
{
    /// <summary>One to choose from for each term, the shortest first.</summary>
    public static IReadOnlyList<Choice> Choices(IStringLocalizer<ScreeningText> words) =>
        [.. SendingBlock.Terms.Select(weeks => new Choice(weeks.ToString(CultureInfo.InvariantCulture), words["Weeks", new Amount(weeks)]))];

    /// <summary>The number of weeks; null for nothing that is one.</summary>
    public static int? Read(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) ? weeks : null;
}
