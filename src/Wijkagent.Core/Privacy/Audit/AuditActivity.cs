namespace Wijkagent.Core.Privacy.Audit;

/// <summary>What was done with what the portal holds (Wet politiegegevens, article 32a; Directive (EU) 2016/680, article 25).</summary>
public enum AuditActivity
{
    /// <summary>Somebody told something that is kept from then on.</summary>
    Collected,

    /// <summary>One thing was looked at.</summary>
    Viewed,

    /// <summary>Somebody of the staff asked for a thing that is not theirs, or is not there, and saw nothing.</summary>
    ViewRefused,

    /// <summary>A page of a list was shown.</summary>
    Listed,

    /// <summary>The same, of what was found by words.</summary>
    Searched,

    /// <summary>Something was changed.</summary>
    Changed,

    /// <summary>Somebody outside was given it, or may be from then on.</summary>
    Shared,

    /// <summary>It was taken out as a file.</summary>
    Exported,

    /// <summary>It was destroyed.</summary>
    Deleted,

    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>Somebody signed out, or a session was ended.</summary>
    SignedOut,

    /// <summary>Somebody tried to sign in and was refused.</summary>
    SignInRefused,
}
