using Wijkagent.Core.Common;

namespace Wijkagent.Core.Identity.Administration;

/// <summary>Nobody changes the own role, or closes the own account: a colleague does.</summary>
public sealed record NotYourself : ConflictError;

/// <summary>Somebody has to be able to look after accounts.</summary>
public sealed record LastAdministratorStays : ConflictError;

/// <summary>There is an account with this address already.</summary>
/// <param name="Field">The input it stands in.</param>
public sealed record AddressTaken(string Field) : InvalidError(Field);

/// <summary>There is no officer in function with this page.</summary>
/// <param name="Field">The input it stands in.</param>
public sealed record OfficerUnknown(string Field) : InvalidError(Field);

/// <summary>It can only be done while the invitation was not accepted.</summary>
public sealed record NoInvitation : ConflictError;
