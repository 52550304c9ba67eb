namespace Wijkagent.Web.Shared.Forms;

/// <summary>Reads what somebody chose.</summary>
public static class Chosen
{
    /// <summary>One of a few answers as it is sent; null for none, and for what is none of them.</summary>
    public static T? Of<T>(string? sent)
        where T : struct, Enum => Enum.TryParse<T>(sent, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
}
