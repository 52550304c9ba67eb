using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Common;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Public.Following;

/// <summary>
/// What was sent to a page of a report that could not be kept: the report was closed on this device, or it was too late. It
/// goes along, as hidden fields, until the report is open again, and is sent then with one press.
/// </summary>
public sealed partial class Unsent
{
    // The fields in which words are written, by their names in the forms.
    private static readonly string[] Written = [MessagesController.Field, "Text", "PlaceWords", "Reason", "Explanation", "Phone"];

    /// <summary>The address that it was sent to.</summary>
    public string? Path { get; set; }

    /// <summary>All that was filled in, but for the token of the form.</summary>
    public List<UnsentField> Fields { get; set; } = [];

    /// <summary>Whether a file was chosen: files do not go along.</summary>
    public bool WithFiles { get; set; }

    /// <summary>The words among it, for who wrote them.</summary>
    public string Words => string.Join("\n\n", Written
        .SelectMany(name => Fields.Where(sent => string.Equals(sent.Name, name, StringComparison.OrdinalIgnoreCase)))
        .Select(sent => (sent.Value ?? "").Trim())
        .Where(words => words.Length > 0));

    /// <summary>Whether there is something that its sender would miss.</summary>
    public bool IsMissed => WithFiles || Words.Length > 0;

    /// <summary>Whether it can be sent to the report of this code: it was written there, and to nowhere else.</summary>
    public bool IsFor(string code) => Path is not null && Place().Match(Path) is { Success: true } place && PublicCode.Normalise(place.Groups["code"].Value) == code;

    /// <summary>What a request sends: of a form with files, what stands before the first of them.</summary>
    public static async Task<Unsent> OfAsync(HttpContext context)
    {
        var request = context.Request;
        var unsent = new Unsent { Path = request.Path };
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return unsent;
        try
        {
            var form = SentForm.Of(context);
            if (form is not null)
                await form.ReadFieldsAsync(context.RequestAborted);
            var sent = form?.Fields ?? request.Form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
            var token = context.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.FormFieldName;
            unsent.Fields.AddRange(sent.Where(field => field.Key != token).Select(field => new UnsentField { Name = field.Key, Value = field.Value }));
            unsent.WithFiles = form?.HasFile == true;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            // A form that was cut off holds nothing that its writer could have meant to send.
        }

        return unsent;
    }

    [GeneratedRegex("^/meldingen/(?<code>[A-Za-z0-9-]{1,30})(?:/[a-z0-9]{1,30}){1,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}

/// <summary>One field of it.</summary>
public sealed class UnsentField
{
    public string? Name { get; set; }
    public string? Value { get; set; }
}

/// <summary>What is shown when the report is open again.</summary>
/// <param name="Code">Of the report.</param>
/// <param name="Unsent">What was not sent.</param>
public sealed record UnsentPage(string Code, Unsent Unsent);
