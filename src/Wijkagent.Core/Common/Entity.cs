using System.ComponentModel.DataAnnotations.Schema;

namespace Wijkagent.Core.Common;

/// <summary>
/// A thing that is changed over time: it has a version against two people changing it at once, and keeps
/// the events of its changes until they are saved with it.
/// </summary>
public abstract class Entity
{
    private readonly List<RaisedEvent> raised = [];

    /// <summary>The key, made by EF Core when the thing is added; never shown to people.</summary>
    public Guid Id { get; private set; }

    /// <summary>Raised at every save; two people changing the same version conflict.</summary>
    public int Version { get; private set; }

    /// <summary>What happened since the last save, in order.</summary>
    [NotMapped]
    public IReadOnlyList<RaisedEvent> RaisedEvents => raised;

    /// <summary>Says what happened: it is written in the same save as the change.</summary>
    protected void Raise(DomainEvent happened, Actor by, DateTime now) => raised.Add(new(happened, by, now));

    /// <summary>Says that the thing was opened to somebody for a reason, which the opening keeps.</summary>
    /// <param name="happened">What happened.</param>
    /// <param name="opening">The key of the opening.</param>
    /// <param name="by">To whom.</param>
    /// <param name="now">When, UTC.</param>
    protected void RaiseOpening(DomainEvent happened, Guid opening, Actor by, DateTime now) =>
        raised.Add(new(happened, by, now) { Opening = opening });

    internal void RaiseVersion() => Version++;

    internal void ForgetRaised() => raised.Clear();
}

/// <summary>A fact about a change, in the past tense; holds no free text and no personal data.</summary>
public abstract record DomainEvent
{
    /// <summary>The name under which it is kept.</summary>
    public string Name => GetType().Name;
}

/// <summary>An event with who did it and when, waiting to be saved.</summary>
/// <param name="Happened">What.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
public sealed record RaisedEvent(DomainEvent Happened, Actor By, DateTime At)
{
    /// <summary>The key of why, where somebody had to say so: the words are kept with the audit log.</summary>
    public Guid? Reason { get; init; }

    /// <summary>The key of the opening that it is, where one was made: why is kept there, sealed with the thing.</summary>
    public Guid? Opening { get; init; }
}
