using System.Text.Json;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>The line below a field of words that, with script, asks whether a personal detail is needed.</summary>
/// <param name="Field">The id of the field.</param>
/// <param name="AsksForPlate">Whether a number plate is what is asked for.</param>
public sealed record MindLine(string Field, bool AsksForPlate = false)
{
    /// <summary>What each kind of detail looks like, and what to say of it, for <c>mind.js</c>. What is found without words to say is needed.</summary>
    public string Shapes(IStringLocalizer words) => JsonSerializer.Serialize(
        PersonalDetails.Shapes.Select(shape => new
        {
            Kind = $"{shape.Kind}",
            Pattern = $"{shape.Pattern}",
            Not = shape.Not?.ToString(),
            After = shape.After?.ToString(),
            shape.Joints,
            Say = AsksForPlate && shape.Kind == PersonalDetailKind.Plate ? null : words[$"Mind.{shape.Kind}"].Value,
        }),
        JsonSerializerOptions.Web);
}
