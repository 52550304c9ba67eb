using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>
/// Gives areas slugs that are unique within what holds them. An area keeps its slug as long as it keeps its name;
/// where two have the same name, the second gets the tail of its code behind it.
/// </summary>
internal sealed class AreaSlugs
{
    private readonly HashSet<(string Holder, string Slug)> taken = [];

    /// <summary>An area that is there, ended or not, keeps its slug from others.</summary>
    public void Keep(string? holder, string slug) => taken.Add((holder ?? "", slug));

    /// <summary>The slug of an area.</summary>
    /// <param name="holder">The code of what it lies in; null for a municipality.</param>
    /// <param name="code">Its code.</param>
    /// <param name="name">Its name.</param>
    /// <param name="current">The slug it has within that same holder; null when it is new there.</param>
    public string For(string? holder, string code, string name, string? current)
    {
        var plain = Slug.From(name);
        var tail = (code.Length == Area.CodeLength ? code[6..] : code[^Math.Min(code.Length - 2, 4)..]).ToLowerInvariant();
        string[] candidates = [plain, With(plain, tail), With(plain, code.ToLowerInvariant())];
        if (current is not null && candidates.Contains(current))
            return current;
        var free = candidates.FirstOrDefault(c => taken.Add((holder ?? "", c)));
        return free ?? throw new InvalidOperationException($"No slug is free for {code}.");
    }

    private static string With(string slug, string tail)
    {
        var room = Slug.MaxLength - tail.Length - 1;
        return $"{(slug.Length > room ? slug[..room].TrimEnd('-') : slug)}-{tail}";
    }
}
