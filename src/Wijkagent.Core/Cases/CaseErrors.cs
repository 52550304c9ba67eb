using Wijkagent.Core.Common;

namespace Wijkagent.Core.Cases;

/// <summary>The case is resolved or closed; nothing can be added.</summary>
public sealed record CaseAlreadyResolved : ConflictError;

/// <summary>The case is not resolved.</summary>
public sealed record CaseIsNotResolved : ConflictError;

/// <summary>The case does not wait for anybody.</summary>
public sealed record CaseDoesNotWait : ConflictError;

/// <summary>The day on which it was done still has to come.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record DayStillHasToCome(string Field) : InvalidError(Field);

/// <summary>What was filled in is no day.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record NotADay(string Field) : InvalidError(Field);

/// <summary>There is no case with this number for this person.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record NoSuchCase(string Field) : InvalidError(Field);

/// <summary>Nobody who told about it can be written to.</summary>
public sealed record NobodyToTell : ConflictError;
