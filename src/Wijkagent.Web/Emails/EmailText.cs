namespace Wijkagent.Web.Emails;

/// <summary>Names the words of mails: EmailText.resx (Dutch) and EmailText.en.resx.</summary>
public sealed class EmailText;
