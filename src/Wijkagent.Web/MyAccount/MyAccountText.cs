namespace Wijkagent.Web.MyAccount;

/// <summary>Names the words of the pages about the own account: MyAccountText.resx (Dutch) and MyAccountText.en.resx.</summary>
public sealed class MyAccountText;
