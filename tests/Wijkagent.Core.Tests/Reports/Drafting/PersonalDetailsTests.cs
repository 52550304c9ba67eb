using Wijkagent.Core.Reports.Drafting;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Reports.Drafting;

/// <summary>What is pointed out in a text, and what only looks like it.</summary>
public sealed class PersonalDetailsTests
{
    public static TheoryData<string, PersonalDetailKind, string> Details
    {
        get
        {
            var data = new TheoryData<string, PersonalDetailKind, string>();
            foreach (var (text, kind, words) in PersonalDetailExamples.All.Found)
                data.Add(text, Enum.Parse<PersonalDetailKind>(kind), words);
            return data;
        }
    }

    public static TheoryData<string> Harmless => [.. PersonalDetailExamples.All.Nothing];

    [Theory]
    [MemberData(nameof(Details))]
    public void A_detail_is_found_where_it_stands(string text, PersonalDetailKind kind, string words) =>
        Assert.Equal([new PersonalDetail(kind, words, text.IndexOf(words, StringComparison.Ordinal))], PersonalDetails.Find(text));

    [Theory]
    [MemberData(nameof(Harmless))]
    public void What_only_looks_like_one_is_left_alone(string text) => Assert.Empty(PersonalDetails.Find(text));

    [Fact]
    public void All_in_a_text_is_found_in_the_order_in_which_it_stands_there()
    {
        var found = PersonalDetails.Find("GB-12-RT, 06-12345678/06-87654321 jo@example.nl NL91ABNA0417164300 en 111222333, +31 612345670");

        Assert.Equal(
            ["GB-12-RT", "06-12345678", "06-87654321", "jo@example.nl", "NL91ABNA0417164300", "111222333", "+31 612345670"],
            found.Select(f => f.Words));
    }

    [Theory]
    [InlineData("123456782")]
    [InlineData("111222333")]
    public void One_digit_that_is_typed_wrong_makes_it_no_service_number(string number) =>
        Assert.All(WithOneOtherDigit(number, 0), wrong => Assert.Empty(PersonalDetails.Find(wrong)));

    [Theory]
    [InlineData("NL91ABNA0417164300")]
    [InlineData("GB29NWBK60161331926819")]
    public void One_digit_that_is_typed_wrong_makes_it_no_account(string account) =>
        Assert.All(WithOneOtherDigit(account, 2), wrong => Assert.Empty(PersonalDetails.Find(wrong)));

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("a@")]
    [InlineData("NL91 ")]
    [InlineData("06-")]
    [InlineData("12-GB-")]
    [InlineData("\U0001F468‍\u202E")]
    public void Whatever_somebody_goes_on_typing_holds_nothing_and_is_read_to_its_end(string again) =>
        Assert.Empty(PersonalDetails.Find(string.Concat(Enumerable.Repeat(again, 3000 / again.Length))));

    private static IEnumerable<string> WithOneOtherDigit(string number, int first) =>
        from index in Enumerable.Range(first, number.Length - first)
        where char.IsAsciiDigit(number[index])
        from digit in "0123456789"
        where digit != number[index]
        select string.Concat(number.AsSpan(0, index), digit.ToString(), number.AsSpan(index + 1));
}
