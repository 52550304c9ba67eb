namespace Wijkagent.Core.Privacy.Register;

/// <summary>
/// What personal data is used for: a line of the register of processing (AVG, article 30; Wet politiegegevens, article 31d).
/// What purpose and ground each has is told in words, where the register is shown.
/// </summary>
public enum Processing
{
    /// <summary>Keeping what somebody is still filling in.</summary>
    Drafts,

    /// <summary>Taking in reports and answering who sent them.</summary>
    Reports,

    /// <summary>Looking first at what comes as abuse came before.</summary>
    Blocks,

    /// <summary>Working on the problems that reports tell of.</summary>
    Cases,

    /// <summary>Telling what happened to a report or case, and to an account.</summary>
    History,

    /// <summary>Passing messages on to officers.</summary>
    Messages,

    /// <summary>Answering what people ask about their own data.</summary>
    Requests,

    /// <summary>Telling who follows something how it goes.</summary>
    Subscriptions,

    /// <summary>Sending mails.</summary>
    Mails,

    /// <summary>Knowing who has an account, and what it may do.</summary>
    Accounts,

    /// <summary>Letting people sign in, and nobody in their place.</summary>
    SigningIn,

    /// <summary>Telling who the officers are and how they are reached.</summary>
    Officers,

    /// <summary>Noting what staff do and look at.</summary>
    Audit,

    /// <summary>Destroying what is past its date, and holding back what is still needed.</summary>
    Destruction,
}

/// <summary>What a column tells of somebody.</summary>
public enum PersonalData
{
    /// <summary>What somebody is called.</summary>
    Name,

    /// <summary>An e-mail address or telephone number.</summary>
    Contact,

    /// <summary>What somebody told or wrote.</summary>
    Words,

    /// <summary>What can be seen on a picture.</summary>
    Pictures,

    /// <summary>Where something is, as told or as pointed at.</summary>
    Place,

    /// <summary>The same to about a hundred metres.</summary>
    RoundedPlace,

    /// <summary>In which neighbourhood or district.</summary>
    Area,

    /// <summary>Of what kind something is, how it stands, and when what happened.</summary>
    Course,

    /// <summary>To which report, case, account or officer something belongs.</summary>
    Connection,

    /// <summary>A code or number that people name it by.</summary>
    Code,

    /// <summary>By which words something is found.</summary>
    SearchWords,

    /// <summary>A code, password or key by which somebody proves who they are.</summary>
    Proof,

    /// <summary>The public half of a passkey, with which nobody signs in.</summary>
    PublicKey,

    /// <summary>The language somebody reads.</summary>
    Language,

    /// <summary>Browser and system.</summary>
    Device,

    /// <summary>Which member of staff did something.</summary>
    Staff,

    /// <summary>What was done or looked at.</summary>
    Deeds,

    /// <summary>Why somebody did something.</summary>
    Reason,

    /// <summary>Role, team and beat.</summary>
    Work,

    /// <summary>When somebody is there.</summary>
    Presence,

    /// <summary>What somebody tells the public of themselves.</summary>
    Profile,

    /// <summary>The name of a website.</summary>
    Website,
}

/// <summary>How a column is kept.</summary>
public enum Kept
{
    /// <summary>Encrypted with a key of its own, that is destroyed with it (ADR 0010).</summary>
    Sealed,

    /// <summary>Encrypted with the key ring.</summary>
    Encrypted,

    /// <summary>As a hash: it can be recognised and not read.</summary>
    Hashed,

    /// <summary>As it is.</summary>
    Clear,
}
