namespace Wijkagent.Web.Backoffice;

/// <summary>The page of one thing, with a form for each thing that can be done to it.</summary>
public abstract class VerbPage
{
    /// <summary>What was just done, to confirm it; null for nothing.</summary>
    public string? Done { get; init; }

    /// <summary>Why the last thing could not be done.</summary>
    public string? Problem { get; set; }

    /// <summary>The form that stays open, by name.</summary>
    public string? OpenForm { get; set; }

    /// <summary>What stands in the form that stays open; null when nothing was typed.</summary>
    protected abstract string? Typed { get; }

    /// <summary>Whether a form is on the page, as the thing is now.</summary>
    public abstract bool Offers(string form);

    /// <summary>How the last thing went. What was typed is never lost, also when its form can't be sent any more.</summary>
    public LastStep HowItWent(DeskWords words) => new(words.Done(Done), Problem, OpenForm is not null && Offers(OpenForm), Typed);
}
