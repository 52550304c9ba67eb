using Wijkagent.Core.Privacy.Register;

namespace Wijkagent.Web.Public.Pages;

/// <summary>What the register of processing shows.</summary>
/// <param name="Organisation">Who is responsible; null where it was not set.</param>
/// <param name="Contact">Where the data protection officer is reached; null where it was not set.</param>
/// <param name="Lines">What data is used for.</param>
public sealed record RegisterPage(string? Organisation, Uri? Contact, IReadOnlyList<RegisterLine> Lines);
