using Wijkagent.Core.Common;

namespace Wijkagent.Core.Identity.SecondFactor;

/// <summary>A code is not the one that the app shows, nor one on paper.</summary>
/// <param name="Field">The input it stands in.</param>
public sealed record CodeRefused(string Field) : InvalidError(Field);

/// <summary>A code was right, but somebody signed in with it before.</summary>
/// <param name="Field">The input it stands in.</param>
public sealed record CodeAlreadyUsed(string Field) : InvalidError(Field);

/// <summary>Too many wrong codes were tried; none is looked at for a while.</summary>
/// <param name="Minutes">How long, at most.</param>
public sealed record TooManyCodes(int Minutes) : ForbiddenError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Minutes];
}

/// <summary>The account has a second factor already: it is only changed by who signed in with it.</summary>
public sealed record SecondFactorAlreadySet : ConflictError;

/// <summary>Somebody who needs a second factor keeps one.</summary>
public sealed record LastFactorStays : ConflictError;
