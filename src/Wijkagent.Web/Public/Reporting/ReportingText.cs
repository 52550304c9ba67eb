namespace Wijkagent.Web.Public.Reporting;

/// <summary>Names the words of reporting: ReportingText.resx (Dutch) and ReportingText.en.resx.</summary>
public sealed class ReportingText;
