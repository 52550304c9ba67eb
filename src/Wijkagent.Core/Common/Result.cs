using System.Diagnostics.CodeAnalysis;

namespace Wijkagent.Core.Common;

/// <summary>How a change went: done, or a named <see cref="Common.Error"/>.</summary>
public readonly record struct Result
{
    private Result(Error? error) => Error = error;

    /// <summary>Why it was not done; null when it was.</summary>
    public Error? Error { get; }

    /// <summary>Whether it was done.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsDone => Error is null;

    /// <summary>Done.</summary>
    public static Result Done => default;

    /// <summary>Not done, because of <paramref name="error"/>.</summary>
    public static Result Failed(Error error) => new(error);

    /// <summary>A value whose type is an interface, such as a list, which can't become a result by itself.</summary>
    public static Result<T> Of<T>(T value) => new(value, null);

    /// <summary>An error is a result by itself.</summary>
    public static implicit operator Result(Error error) => Failed(error);
}

/// <summary>A value, or a named <see cref="Common.Error"/>.</summary>
/// <typeparam name="T">What is handed over when all went well.</typeparam>
public readonly record struct Result<T>
{
    internal Result(T? value, Error? error) => (Value, Error) = (value, error);

    /// <summary>What was asked for; only when <see cref="IsDone"/>.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value; null when there is.</summary>
    public Error? Error { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsDone => Error is null;

    /// <summary>A value is a result by itself.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>An error is a result by itself.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);
}
