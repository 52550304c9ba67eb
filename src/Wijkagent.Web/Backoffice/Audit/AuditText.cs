namespace Wijkagent.Web.Backoffice.Audit;

/// <summary>The words of the audit log; they stand in the resource files of this name.</summary>
public sealed class AuditText;
