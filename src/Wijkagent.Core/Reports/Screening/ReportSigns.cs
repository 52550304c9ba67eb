namespace Wijkagent.Core.Reports.Screening;

/// <summary>What there may be about the sending of a report that makes somebody look first. None of them refuses it. What each means is in <see cref="ScreeningRule.All"/>.</summary>
[Flags]
public enum ReportSigns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A field was filled in that people do not see.</summary>
    HiddenField = 1,

    /// <summary>It was filled in quicker than anybody can read the pages.</summary>
    TooQuick = 2,

    /// <summary>There are many links in what was told.</summary>
    ManyLinks = 4,

    /// <summary>Others sent the same text within a day.</summary>
    SameText = 8,

    /// <summary>The same browser sent several within an hour.</summary>
    ManyOfVisit = 16,

    /// <summary>It came without a mail address and without the work that was asked, while very many came in.</summary>
    NoProof = 32,

    /// <summary>Its mailbox, or a website that it names, is on the block list of a team that works there.</summary>
    Blocked = 64,
}
