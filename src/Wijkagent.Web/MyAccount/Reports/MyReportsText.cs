namespace Wijkagent.Web.MyAccount.Reports;

/// <summary>The words of somebody's own reports.</summary>
public sealed class MyReportsText;
