namespace Wijkagent.Core.Reports;

/// <summary>Something an officer does to a report as it was on the screen.</summary>
/// <param name="Code">Which report.</param>
/// <param name="Version">The version that was on the screen.</param>
public abstract record ReportStep(string Code, int Version);

/// <summary>Ask the reporter something.</summary>
/// <param name="Code">Which report.</param>
/// <param name="Version">The version that was on the screen.</param>
/// <param name="Message">The question.</param>
public sealed record AskReporter(string Code, int Version, string? Message) : ReportStep(Code, Version);

/// <summary>Write to the reporter.</summary>
/// <param name="Code">Which report.</param>
/// <param name="Version">The version that was on the screen.</param>
/// <param name="Message">What is told.</param>
public sealed record TellReporter(string Code, int Version, string? Message) : ReportStep(Code, Version);

/// <summary>Answer a report for good.</summary>
/// <param name="Code">Which report.</param>
/// <param name="Version">The version that was on the screen.</param>
/// <param name="Message">The outcome, as the reporter reads it.</param>
public sealed record ResolveReport(string Code, int Version, string? Message) : ReportStep(Code, Version);

/// <summary>Ask another body to take it over.</summary>
/// <param name="Code">Which report.</param>
/// <param name="Version">The version that was on the screen.</param>
/// <param name="To">Which body.</param>
/// <param name="Message">Why, as the reporter reads it.</param>
public sealed record ReferReport(string Code, int Version, string? To, string? Message) : ReportStep(Code, Version);

/// <summary>Not take it up.</summary>
/// <param name="Code">Which report.</param>
/// <param name="Version">The version that was on the screen.</param>
/// <param name="Message">The reason, as the reporter reads it.</param>
public sealed record DeclineReport(string Code, int Version, string? Message) : ReportStep(Code, Version);

/// <summary>Take back what was referred.</summary>
/// <inheritdoc cref="ReportStep"/>
public sealed record TakeBackReport(string Code, int Version) : ReportStep(Code, Version);

/// <summary>Close what another body has taken over.</summary>
/// <inheritdoc cref="ReportStep"/>
public sealed record HandOverReport(string Code, int Version) : ReportStep(Code, Version);

/// <summary>Take up again what was answered.</summary>
/// <param name="Code">Which report.</param>
/// <param name="Version">The version that was on the screen.</param>
/// <param name="Message">Why.</param>
public sealed record ReopenReport(string Code, int Version, string? Message) : ReportStep(Code, Version);
