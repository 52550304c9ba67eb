namespace Wijkagent.Core.Privacy.Audit;

/// <summary>Because of what somebody of the staff sees something, where nobody has to say why: what the work at that moment is.</summary>
public enum LookGround
{
    /// <summary>It lies in the own beat.</summary>
    Beat,

    /// <summary>It lies in the beat of somebody who is away, for whom this person stands in.</summary>
    StandIn,

    /// <summary>It lies in the neighbourhoods of the team that this person coordinates.</summary>
    Team,

    /// <summary>It is what the role is for: accounts of an administrator, requests of a privacy officer.</summary>
    Function,
}
