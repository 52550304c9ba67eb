using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Rights.Requests;

namespace Wijkagent.Web.Backoffice.Requests;

/// <summary>Handling a request from now on.</summary>
public sealed class TakeUpForm
{
    public int? Version { get; set; }
}

/// <summary>Why it takes longer.</summary>
public sealed class ExtensionForm
{
    public int? Version { get; set; }

    public string? Reason { get; set; }
}

/// <summary>The answer.</summary>
public sealed class DecisionForm
{
    public int? Version { get; set; }

    public RequestOutcome? Outcome { get; set; }

    public RefusalGround? Ground { get; set; }

    public string? Answer { get; set; }
}

/// <summary>What the page of a request shows. The forms carry what was typed when one of them was refused.</summary>
public sealed class RequestPage : VerbPage
{
    public required RequestFile File { get; init; }

    /// <summary>Whether who looks handles it.</summary>
    public required bool IsMine { get; init; }

    public ExtensionForm Extension { get; set; } = new();

    public DecisionForm Decision { get; set; } = new();

    /// <inheritdoc />
    public override bool Offers(string form) => form switch
    {
        "TakeUp" => RequestLifecycle.Open.Contains(File.Request.Status) && !IsMine,
        nameof(Extension) => RequestLifecycle.Allows(File.Request.Status, RequestStatus.Extended),
        nameof(Decision) => RequestLifecycle.Allows(File.Request.Status, RequestStatus.Answered),
        _ => false,
    };

    /// <inheritdoc />
    protected override string? Typed => OpenForm == nameof(Extension) ? Extension.Reason : Decision.Answer;
}

/// <summary>Gathers the page of a request.</summary>
public sealed class RequestPages(RequestDesk desk)
{
    /// <summary>The page, or null when the request is not there for this person.</summary>
    public async Task<RequestPage?> FindAsync(string code, Actor actor, string? done, CancellationToken cancel) =>
        await desk.FindAsync(PublicCode.Normalise(code) ?? "", actor, cancel) is not { } file
            ? null
            : new RequestPage { File = file, IsMine = file.HandlerId == actor.UserId, Done = done };
}
