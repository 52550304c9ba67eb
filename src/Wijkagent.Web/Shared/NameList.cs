namespace Wijkagent.Web.Shared;

/// <summary>Names one after another in a sentence.</summary>
public static class NameList
{
    /// <summary>«Kop, Staart», and «Kop, noord; Staart» where a name has a comma of its own.</summary>
    public static string Of(IEnumerable<string> names)
    {
        var listed = names.ToList();
        return string.Join(listed.Exists(name => name.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", listed);
    }
}
