namespace Wijkagent.Core.Reports;

/// <summary>What a reporter has to do with what is told.</summary>
public enum ReporterRole
{
    /// <summary>It happens to the reporter.</summary>
    Affected,

    /// <summary>The reporter saw or heard it.</summary>
    Witness,

    /// <summary>The reporter is concerned about somebody, or about the neighbourhood.</summary>
    Concerned,

    /// <summary>It happens to somebody else, for whom the reporter tells it.</summary>
    OnBehalf,
}

/// <summary>How a reporter lives in the home that it is about.</summary>
public enum Tenure
{
    /// <summary>Rents it (huurder).</summary>
    Tenant,

    /// <summary>Owns it and lives in it (koper).</summary>
    Owner,

    /// <summary>Neither, or the reporter rather does not say.</summary>
    Neither,
}
