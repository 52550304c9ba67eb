namespace Wijkagent.Core.Reports.Known;

/// <summary>
/// When others who told the same are mentioned to a reporter: data of the kind (ADR 0017). A kind without it is never shown.
/// </summary>
/// <param name="Metres">The side of the squares in which it is looked for. A place is known to its square and no nearer.</param>
/// <param name="Days">How long ago is recent.</param>
/// <param name="Tellers">
/// How many reporters there have to be. More than one where who it is about would know it, and could ask who told: what an
/// officer put on one case counts together, and nothing else.
/// </param>
public sealed record KnownRule(int Metres, int Days, int Tellers);
