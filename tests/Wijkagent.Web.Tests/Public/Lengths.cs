using System.Globalization;
using System.Net;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

/// <summary>Texts that are exactly as long as they may be, or one too long, and what is said of those.</summary>
internal static class Lengths
{
    private const int LocalPart = 60;

    /// <summary>What somebody could have typed in a field, so long.</summary>
    public static string Of(string field, int length) => field.Split('.')[^1] switch
    {
        "Email" => $"{new string('a', LocalPart)}@{string.Concat(Enumerable.Repeat("b.", length))[..(length - LocalPart - 3)]}nl",
        "Phone" => "+31 (0)6 12 34 56 789"[..length],
        _ => new string('x', length),
    };

    /// <summary>Fails when a text that was one too long was not said to be so at its field, with all of it still in there.</summary>
    public static void AssertTooLong(this Visitor visitor, string field, int most)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Equal([Words(most)], visitor.Errors);
        var wrong = visitor.Page.QuerySelector($"[name='{field}'][aria-invalid=true]");
        Assert.NotNull(wrong);
        Assert.Equal(Of(field, most + 1), wrong is AngleSharp.Html.Dom.IHtmlInputElement input ? input.Value : wrong.TextContent.Trim());
    }

    /// <summary>What is said of a text that is too long.</summary>
    public static string Words(int most) => $"Maak de tekst korter: er passen {most.ToString(CultureInfo.InvariantCulture)} tekens";
}
