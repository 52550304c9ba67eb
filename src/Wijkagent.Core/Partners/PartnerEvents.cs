using Wijkagent.Core.Common;

namespace Wijkagent.Core.Partners;

/// <summary>An organisation works along from now on.</summary>
public sealed record PartnerAdded : DomainEvent;

/// <summary>Something about it is otherwise.</summary>
public sealed record PartnerChanged : DomainEvent;

/// <summary>It works along no more.</summary>
public sealed record PartnerEnded : DomainEvent;

/// <summary>It works along again.</summary>
public sealed record PartnerResumed : DomainEvent;
