using Wijkagent.Core.Common;

namespace Wijkagent.Core.Cases;

/// <summary>The case is resolved or closed; nothing can be added.</summary>
public sealed record CaseAlreadyResolved : ConflictError;

/// <summary>The case is not resolved.</summary>
public sealed record CaseIsNotResolved : ConflictError;

/// <summary>The case does not wait for anybody.</summary>
public sealed record CaseDoesNotWait : ConflictError;
