using Wijkagent.Core.Common;

namespace Wijkagent.Core.Cases;

/// <summary>The case is resolved or closed; nothing can be added.</summary>
public sealed record CaseAlreadyResolved : ConflictError;

/// <summary>The case is not resolved.</summary>
public sealed record CaseIsNotResolved : ConflictError;

/// <summary>A case is an officer's; a coordinator who is none can't take one over.</summary>
public sealed record OnlyAnOfficerTakesOver : ForbiddenError;

/// <summary>The case only stands open to this person: what decides about all of it is for whose case it is.</summary>
public sealed record CaseIsAColleagues : ForbiddenError;

/// <summary>Nobody would hear that a case was opened by a colleague, so it is not opened.</summary>
public sealed record NobodyHearsOfIt : ConflictError;

/// <summary>The case does not wait for anybody.</summary>
public sealed record CaseDoesNotWait : ConflictError;

/// <summary>The day on which it was done still has to come.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record DayStillHasToCome(string Field) : InvalidError(Field);

/// <summary>The day on which it was done is long before anybody told about the problem.</summary>
/// <param name="Field">The input it is about.</param>
/// <param name="Earliest">The earliest day that is accepted.</param>
public sealed record DayTooLongAgo(string Field, DateOnly Earliest) : InvalidError(Field)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Earliest];
}

/// <summary>The day before the end of which it has to be done is over.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record DayIsOver(string Field) : InvalidError(Field);

/// <summary>What was filled in is no day.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record NotADay(string Field) : InvalidError(Field);

/// <summary>There is no case with this number for this person.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record NoSuchCase(string Field) : InvalidError(Field);

/// <summary>Nobody who told about it can be written to.</summary>
public sealed record NobodyToTell : ConflictError;
