namespace Wijkagent.Web.Account;

/// <summary>Names the words of signing in: AccountText.resx (Dutch) and AccountText.en.resx.</summary>
public sealed class AccountText;
