using Wijkagent.Core.Identity.Passwords;

namespace Wijkagent.Core.Tests.Identity;

public sealed class PasswordRulesTests
{
    private const string Field = "Password";

    [Theory]
    [InlineData("een lang wachtwoord")]
    [InlineData("paardenbloem op het dak")]
    [InlineData("ŝtrange ✂ tëkens 漢字 ok")]
    [InlineData("          x   kj  ")]
    public void Long_passwords_of_any_characters_are_good(string password) =>
        Assert.Null(PasswordRules.Check(password, Field));

    [Theory]
    [InlineData("wachtwoord123")]
    [InlineData("Welkom01Welkom01")]
    [InlineData("zomer2026zomer")]
    [InlineData("Politie12345!")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("qwertyuiop123456")]
    [InlineData("P@ssw0rd1234!")]
    [InlineData("fatima.ouahbi")]
    [InlineData("OuahbiFatima1")]
    public void Passwords_that_are_guessed_first_are_refused(string password) =>
        Assert.Equal(new PasswordTooEasy(Field), PasswordRules.Check(password, Field, "fatima.ouahbi@politie.example", "Fatima Ouahbi"));

    [Fact]
    public void A_password_has_12_to_128_characters()
    {
        const string Good = "krentenbol vliegt over zee ";

        Assert.Equal(new PasswordTooShort(Field), PasswordRules.Check(Good[..11], Field));
        Assert.Null(PasswordRules.Check(Good[..12], Field));
        Assert.Null(PasswordRules.Check(string.Concat(Enumerable.Repeat(Good, 5))[..128], Field));
        Assert.Equal(new PasswordTooLong(Field), PasswordRules.Check(new string('x', 129), Field));
        // A character is what people take for one, however many places of a string it takes.
        var whole = "krentenbol vliegt over zee 😀" + new string('q', 100);
        Assert.Equal((128, 129), (whole.EnumerateRunes().Count(), whole.Length));
        Assert.Null(PasswordRules.Check(whole, Field));
        Assert.IsType<PasswordTooShort>(PasswordRules.Check("😀😀😀😀😀😀", Field));
    }

    [Fact]
    public void Whatever_is_typed_is_judged_without_a_fault()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var typed = new char[random.Next(12, 60)];
            for (var c = 0; c < typed.Length; c++)
                typed[c] = (char)random.Next(char.MaxValue + 1);
            PasswordRules.Check(new string(typed), Field, new string(typed));
        }
    }
}
