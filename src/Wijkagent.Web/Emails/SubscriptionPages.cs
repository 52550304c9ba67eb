using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Web.Emails;

/// <summary>A mail that whoever gets it can stop.</summary>
public interface IStoppable
{
    /// <summary>Where a mail program stops it, without a page.</summary>
    string OneClickUrl { get; }
}

/// <summary>What a mail shows that asks to confirm that somebody wants to follow a problem.</summary>
/// <param name="Kind">What kind of problem.</param>
/// <param name="Url">Where it is confirmed.</param>
/// <param name="Days">How many days there are for it.</param>
/// <param name="Rhythm">How often there will be mail.</param>
public sealed record ConfirmFollowingPage(string Kind, string Url, int Days, NewsRhythm Rhythm);

/// <summary>What a mail with news about a followed problem shows.</summary>
/// <param name="Kind">What kind of problem.</param>
/// <param name="Since">Since which day it is followed.</param>
/// <param name="State">How far it is.</param>
/// <param name="StopUrl">Where it is stopped with a button.</param>
/// <param name="OneClickUrl">Where a mail program stops it.</param>
public sealed record FollowedNewsPage(string Kind, string Since, KnownState State, string StopUrl, string OneClickUrl) : IStoppable;

/// <summary>What a mail shows that asks to confirm that somebody wants to follow a piece of the country, or says that it is followed already.</summary>
/// <param name="Place">What piece.</param>
/// <param name="IsFollowed">Whether it is followed already.</param>
/// <param name="Url">Where it is confirmed, or changed.</param>
/// <param name="Days">How many days there are to confirm it.</param>
/// <param name="Kinds">Problems of which kinds are asked for; empty for all.</param>
/// <param name="WithBulletins">Whether the officer's messages are asked for as well.</param>
/// <param name="Rhythm">How often news is asked for.</param>
public sealed record ConfirmAreaPage(
    PieceName Place, bool IsFollowed, string Url, int Days, IReadOnlyList<string> Kinds, bool WithBulletins, NewsRhythm Rhythm);

/// <summary>What a mail with news of a piece of the country shows.</summary>
/// <param name="Place">What piece.</param>
/// <param name="Problems">Problems that are new or changed.</param>
/// <param name="More">How many more there are.</param>
/// <param name="Bulletins">Messages of officers.</param>
/// <param name="Until">The last day on which it is followed.</param>
/// <param name="ManageUrl">Where it is changed or stopped.</param>
/// <param name="OneClickUrl">Where a mail program stops it.</param>
public sealed record AreaNewsPage(
    PieceName Place, IReadOnlyList<ProblemLine> Problems, int More, IReadOnlyList<BulletinLine> Bulletins, string Until, string ManageUrl, string OneClickUrl)
    : IStoppable;

/// <summary>What a mail shows that says that following ends soon.</summary>
/// <param name="Kind">What kind of problem is followed; null for a piece of the country.</param>
/// <param name="Place">What piece; null for a problem.</param>
/// <param name="Until">The last day on which it is followed.</param>
/// <param name="KeepUrl">Where it is kept with a button.</param>
/// <param name="StopUrl">Where it is stopped with a button.</param>
/// <param name="OneClickUrl">Where a mail program stops it.</param>
public sealed record FollowingEndsPage(string? Kind, PieceName? Place, string Until, string KeepUrl, string StopUrl, string OneClickUrl) : IStoppable;
