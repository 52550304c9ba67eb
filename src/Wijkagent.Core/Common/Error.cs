namespace Wijkagent.Core.Common;

/// <summary>
/// An expected failure: a value with a name, never an exception. The record's name states the fact
/// (<c>CaseAlreadyClosed</c>); the words a person reads are looked up by that name.
/// </summary>
public abstract record Error
{
    /// <summary>The name under which the words of this error are found.</summary>
    public string Name => GetType().Name;

    /// <summary>What is filled in in the sentence, in order; empty for most errors.</summary>
    public virtual IReadOnlyList<object> Arguments => [];
}

/// <summary>What was asked can't be done with these values (HTTP 400 or 422).</summary>
/// <param name="Field">The input it is about, as the service's input record names it; null when it is about the whole.</param>
public abstract record InvalidError(string? Field = null) : Error;

/// <summary>There is nothing here for this person, which may also mean: not theirs to see (HTTP 404).</summary>
public abstract record NotFoundError : Error;

/// <summary>The person may see it but not do this (HTTP 403).</summary>
public abstract record ForbiddenError : Error;

/// <summary>It could have been done, but not in the state things are in now (HTTP 409).</summary>
public abstract record ConflictError : Error;

/// <summary>It was done often in a short time, and can be done later (HTTP 429).</summary>
/// <param name="Wait">How long to wait.</param>
public abstract record TooOftenError(TimeSpan Wait) : ConflictError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [(int)Math.Ceiling(Wait.TotalMinutes)];
}

/// <summary>An account did the same often in an hour.</summary>
/// <param name="Wait">How long to wait.</param>
public sealed record DoneTooOften(TimeSpan Wait) : TooOftenError(Wait);

/// <summary>What was looked for is not there, or not for this person.</summary>
public sealed record NothingHere : NotFoundError;

/// <summary>Somebody else changed the same thing in between.</summary>
public sealed record ChangedBySomebodyElse : ConflictError;

/// <summary>A required value is missing.</summary>
/// <param name="Field">The input that is missing.</param>
public sealed record ValueMissing(string Field) : InvalidError(Field);

/// <summary>A text is longer than its limit.</summary>
/// <param name="Field">The input that is too long.</param>
/// <param name="Limit">The longest length accepted, in UTF-16 code units.</param>
public sealed record TextTooLong(string Field, int Limit) : InvalidError(Field)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Limit];
}

/// <summary>A text holds what is no text: halves of characters, or code points that will never be a character.</summary>
/// <param name="Field">The input it is in.</param>
public sealed record TextNotReadable(string Field) : InvalidError(Field);

/// <summary>Several inputs are wrong at once.</summary>
/// <param name="All">Each of them, in the order of the form.</param>
public sealed record SeveralInvalid(IReadOnlyList<InvalidError> All) : InvalidError;
