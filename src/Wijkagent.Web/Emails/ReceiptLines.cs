using Microsoft.Extensions.Localization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Public.Following;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Emails;

/// <summary>A line of a receipt.</summary>
/// <param name="Label">What was asked.</param>
/// <param name="Text">What was told; may be several lines.</param>
public sealed record ReceiptLine(string Label, string Text);

/// <summary>What was sent, line by line, for the mail as HTML and as plain text alike.</summary>
public static class ReceiptLines
{
    /// <summary>The lines, with the words of the page on which the report is followed.</summary>
    public static IEnumerable<ReceiptLine> Of(
        Receipt receipt, IStringLocalizer<EmailText> words, IStringLocalizer<FollowingText> following, IStringLocalizer<SharedText> shared)
    {
        var report = receipt.Report;
        var sent = WorkingTime.ToDutchTime(report.SubmittedAt);
        yield return new(words["Receipt.SentOn"], following["Report.Moment", sent, sent]);
        yield return new(following["Told.Kind"], report.Kind.ToString());
        yield return new(following["Told.Place"], $"{report.Place}\n{report.Neighbourhood}");
        yield return new(following["Told.Text"], report.Text);
        foreach (var detail in report.Details)
            yield return new(detail.Question.Label.ToString(), DetailWords.Of(detail, shared));
        yield return new(following["Told.When"], WhenWords.Of(report, following));
        yield return new(following["Told.Frequency"], following[$"Frequency.{report.Frequency}"]);
        if (receipt.Photos > 0)
            yield return new(following["Told.Photos"], words["Receipt.Photos", new Amount(receipt.Photos)]);
        if (report.Role is { } role)
            yield return new(following["Told.Role"], following[$"Role.{role}"]);
        if (report.ForWhom is { } forWhom)
            yield return new(following["Told.ForWhom"], $"{forWhom}\n{following[report.OtherKnows is true ? "Told.Knows" : "Told.KnowsNot"]}");
        if (report.Tenure is { } tenure)
            yield return new(following["Told.Housing"], $"{following[$"Tenure.{tenure}"]}\n{report.Landlord}".Trim());
        if (report.Consents.Where(c => c.WithdrawnAt is null).Select(c => c.Partner).ToList() is { Count: > 0 } partners)
            yield return new(following["Told.Sharing"], string.Join('\n', partners));
        yield return new(following["Told.Who"], string.Join('\n', new[] { receipt.Contact.Name, receipt.Contact.Email, receipt.Contact.Phone }.OfType<string>()));
    }
}
