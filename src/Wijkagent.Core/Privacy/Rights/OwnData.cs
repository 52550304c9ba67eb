using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Rights.Consents;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Privacy.Rights;

/// <summary>
/// All that is held of somebody with an account, as far as that person may know it (AVG, articles 15 and 20; Wpg, article 25).
/// What staff noted among themselves and what others told is not in it. docs/own-data.md describes it for who reads the file.
/// </summary>
/// <param name="Shape">The version of this shape: <see cref="PresentShape"/>.</param>
/// <param name="MadeAt">When it was gathered, UTC.</param>
/// <param name="Account">The account.</param>
/// <param name="Consents">What was consented to, the newest first.</param>
/// <param name="Sessions">Where somebody is signed in with it.</param>
/// <param name="Passkeys">The passkeys.</param>
/// <param name="History">What happened to the account, the newest first.</param>
/// <param name="Reports">Reports that were confirmed from the address of the account.</param>
/// <param name="Requests">What was asked about the data, confirmed from that address.</param>
/// <param name="Following">What is followed from that address.</param>
/// <param name="FollowedAreas">What pieces of the country are followed.</param>
/// <param name="Messages">Messages to officers under that address.</param>
/// <param name="Mails">Mails to that address that wait.</param>
/// <param name="Acts">How many entries the audit log has of what was done with the account.</param>
public sealed record OwnData(
    int Shape,
    DateTime MadeAt,
    OwnAccountFacts Account,
    IReadOnlyList<OwnConsent> Consents,
    IReadOnlyList<OwnSession> Sessions,
    IReadOnlyList<OwnPasskey> Passkeys,
    IReadOnlyList<OwnMoment> History,
    IReadOnlyList<OwnReport> Reports,
    IReadOnlyList<FollowedRequest> Requests,
    IReadOnlyList<OwnSubscription> Following,
    IReadOnlyList<OwnArea> FollowedAreas,
    IReadOnlyList<OwnMessage> Messages,
    IReadOnlyList<WaitingMail> Mails,
    IReadOnlyList<OwnActs> Acts)
{
    /// <summary>The version of the shape: raised when something in it gets another name or meaning.</summary>
    public const int PresentShape = 1;
}

/// <summary>The account itself. Of password, app key and recovery codes only that they are there: nobody can read them.</summary>
/// <param name="Id">Its key, which also stands in the audit log.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Roles">What it may be used for.</param>
/// <param name="Officer">The officer it belongs to.</param>
/// <param name="Team">The team it belongs to.</param>
/// <param name="HasPassword">Whether there is a password.</param>
/// <param name="HasApp">Whether there is an authenticator app.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
public sealed record OwnAccountFacts(
    Guid Id, string Name, string Email, IReadOnlyList<string> Roles, string? Officer, string? Team, bool HasPassword, bool HasApp, int RecoveryCodes);

/// <summary>A session that lives.</summary>
/// <param name="Browser">The family of the browser; empty when it is not known.</param>
/// <param name="System">What it runs on; empty when it is not known.</param>
/// <param name="StartedAt">When it started, UTC.</param>
/// <param name="SeenAt">When it was last used, UTC.</param>
public sealed record OwnSession(string Browser, string System, DateTime StartedAt, DateTime SeenAt);

/// <summary>A passkey.</summary>
/// <param name="Name">What its owner calls it.</param>
/// <param name="MadeAt">When it was added, UTC.</param>
public sealed record OwnPasskey(string Name, DateTime MadeAt);

/// <summary>Something that happened to the account.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What">The name of what.</param>
public sealed record OwnMoment(DateTime At, string What);

/// <summary>How many entries the audit log has of a month.</summary>
/// <param name="Year">The year (UTC).</param>
/// <param name="Month">The month, from 1.</param>
/// <param name="Count">How many.</param>
public sealed record OwnActs(int Year, int Month, int Count);
