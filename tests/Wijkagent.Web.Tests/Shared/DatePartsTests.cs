using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Tests.Shared;

public sealed class DatePartsTests
{
    [Theory]
    [InlineData("3", "12", "2026", "2026-12-03")]
    [InlineData(" 03 ", "2", "2026", "2026-02-03")]
    [InlineData("29", "2", "2028", "2028-02-29")]
    public void Three_numbers_that_make_a_date_are_that_date(string day, string month, string year, string date) =>
        Assert.Equal(DateOnly.ParseExact(date, "yyyy-MM-dd"), new DateParts { Day = day, Month = month, Year = year }.ToDate());

    [Theory]
    [InlineData("29", "2", "2026")]
    [InlineData("0", "1", "2026")]
    [InlineData("1", "13", "2026")]
    [InlineData("1", "1", "0")]
    [InlineData("1", "1", "10000")]
    [InlineData("-1", "1", "2026")]
    [InlineData("een", "1", "2026")]
    [InlineData(null, "1", "2026")]
    [InlineData("99999999999", "1", "2026")]
    public void Anything_else_is_no_date_and_no_error(string? day, string? month, string? year) =>
        Assert.Null(new DateParts { Day = day, Month = month, Year = year }.ToDate());
}
