using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Wijkagent.Web.Shared.Uploads;

/// <summary>
/// Marks an action to which files are sent. The framework would put them, as they are, in a folder for temporary files before
/// anybody looks at them; here the action reads them one after the other as they come (<see cref="SentForm"/>), and nothing
/// of them reaches a disk. The token of the form has to be among the fields that it begins with.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StreamedUploadAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    private const int LongestBoundary = 100;
    private const int MostHeaders = 8;
    private const int LongestHeaders = 4096;

    /// <summary>After <c>[RequestSizeLimit]</c> (900) has set the limit, and before anything asks for the form.</summary>
    public int Order => 940;

    /// <summary>Reads the first fields, and keeps the rest for the action.</summary>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        if (boundary.Length is 0 or > LongestBoundary)
            throw new InvalidDataException("A form with files has no boundary that can be used.");
        var form = new SentForm(new MultipartReader(boundary.ToString(), http.Request.Body) { HeadersCountLimit = MostHeaders, HeadersLengthLimit = LongestHeaders });
        // Whoever asks for the form from now on finds its first fields, and leaves the body alone.
        http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(await form.ReadFirstAsync(http.RequestAborted))));
        http.Features.Set(form);
    }
}
