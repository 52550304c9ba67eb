using System.Text.Json;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Web.Backoffice.Audit;

/// <summary>How the audit log is said on screen.</summary>
public sealed class AuditWords(IStringLocalizer<AuditText> words, IStringLocalizer<DeskText> desk)
{
    public string Of(AuditActivity activity) => words[$"Activity.{activity}"];

    /// <summary>Who did it: a name, or in what capacity.</summary>
    public string Who(AuditRow row) => row.ActorName.Length > 0 ? row.ActorName : words[$"Kind.{row.ActorKind}"];

    /// <summary>What happened, in the words of timelines; null when it changed nothing.</summary>
    public string? Event(AuditRow row)
    {
        if (row.Event is null)
            return null;
        var said = desk[$"Event.{row.Event}"];
        if (!said.ResourceNotFound)
            return said;
        var own = words[$"Event.{row.Event}"];
        return own.ResourceNotFound ? row.Event : own;
    }

    /// <summary>The kind of thing.</summary>
    public string Thing(AuditRow row) => words[$"Thing.{row.SubjectType}"] is { ResourceNotFound: false } said ? said : row.SubjectType;

    /// <summary>Why: what somebody said, or because of what it could be seen; null where neither was noted.</summary>
    public string? Why(AuditRow row) =>
        row.Words ?? (row.Opening is not null || row.Typed is not null ? words["Reason.Gone"].Value : row.Ground is { } ground ? words[$"Ground.{ground}"].Value : null);

    /// <summary>The roles that were held.</summary>
    public string Roles(AuditRow row) => string.Join(", ", row.Roles.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(role => desk[$"Role.{role}"].Value));

    /// <summary>What was shown, each with the address of its own entries when it is a report or case.</summary>
    public static IReadOnlyList<(string Name, string? Address)> Shown(AuditRow row) =>
        [.. NamesIn(row.Shown).Select(name => (name, PublicCode.Normalise(name) is { } code ? AuditQuery.ToThing(code) : null))];

    private static string[] NamesIn(string? shown)
    {
        try
        {
            return shown is null ? [] : JsonSerializer.Deserialize<string[]>(shown) ?? [];
        }
        catch (JsonException)
        {
            // Somebody put it there by hand: it is shown as it stands.
            return [shown!];
        }
    }
}
