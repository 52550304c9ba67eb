using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Web.Shared.Uploads;

/// <summary>A form with files, read as it comes: fields are known once what stands before and between them was read.</summary>
public sealed class SentForm(MultipartReader reader)
{
    // The longest text of a form and some more, so that what is too long is said at its field.
    private const int LongestField = 32 * 1024;
    private const int LongestName = 60;
    private const int MostParts = 100;
    private const int MostFirst = 4;

    private readonly Dictionary<string, string> fields = [];
    private MultipartSection? ahead;

    /// <summary>Whether a field, such as the button that was pressed, was among what was read.</summary>
    public bool Has(string field) => fields.ContainsKey(field);

    /// <summary>What a field holds, as far as was read; null when it was not among that.</summary>
    public string? this[string field] => fields.GetValueOrDefault(field);

    /// <summary>All fields among what was read.</summary>
    public IReadOnlyDictionary<string, string> Fields => fields;

    /// <summary>Whether a file was among what was read: one that was chosen, whatever it holds.</summary>
    public bool HasFile { get; private set; }

    /// <summary>The form that was sent with a request; null when it came without files.</summary>
    public static SentForm? Of(HttpContext context) => context.Features.Get<SentForm>();

    /// <summary>The few fields that a form begins with: the token, and which report it is of.</summary>
    internal async Task<Dictionary<string, StringValues>> ReadFirstAsync(CancellationToken cancel)
    {
        for (var count = 0; count < MostFirst && await NextAsync(cancel) is { } section; count++)
        {
            if (section.AsFormDataSection() is not { } field)
            {
                ahead = section;
                break;
            }

            fields[field.Name] = await ReadFieldAsync(field.Section.Body, cancel);
        }

        return fields.ToDictionary(field => field.Key, field => new StringValues(field.Value));
    }

    /// <summary>The files, in the order in which they were chosen. Each has to be read before the next.</summary>
    /// <exception cref="InvalidDataException">The form was cut off, or is none.</exception>
    public async IAsyncEnumerable<SentFile> FilesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        for (var parts = 0; await NextAsync(cancel) is { } section; parts++)
        {
            if (parts == MostParts)
                throw new InvalidDataException("A form with files has too many parts.");
            if (section.AsFileSection() is { } file)
            {
                // A browser sends an empty file without a name when none was chosen.
                HasFile |= file.FileName.Length > 0;
                if (file.FileName.Length > 0)
                    yield return new SentFile(NameOf(file.FileName), new CutOffStream(file.Section.Body));
            }
            else if (section.AsFormDataSection() is { } field)
            {
                fields[field.Name] = await ReadFieldAsync(field.Section.Body, cancel);
            }
        }
    }

    /// <summary>Reads the fields that stand before the first file, where the files themselves are not read.</summary>
    /// <exception cref="InvalidDataException">The form was cut off, or is none.</exception>
    public async Task ReadFieldsAsync(CancellationToken cancel)
    {
        await using var files = FilesAsync(cancel).GetAsyncEnumerator(cancel);
        await files.MoveNextAsync();
    }

    private async Task<MultipartSection?> NextAsync(CancellationToken cancel)
    {
        if (ahead is { } first)
        {
            ahead = null;
            return first;
        }

        try
        {
            return await reader.ReadNextSectionAsync(cancel);
        }
        catch (IOException failure) when (CutOffStream.IsCutOff(failure))
        {
            throw new InvalidDataException("A form with files was cut off.", failure);
        }
    }

    private static async Task<string> ReadFieldAsync(Stream body, CancellationToken cancel)
    {
        var read = new byte[LongestField];
        await using var whole = new CutOffStream(body);
        var length = await whole.ReadAtLeastAsync(read, LongestField, throwOnEndOfStream: false, cancel);
        return length < LongestField ? Encoding.UTF8.GetString(read, 0, length) : throw new InvalidDataException("A field of a form with files is too long.");
    }

    /// <summary>What its sender sees of a name: no folders, and not too much of it.</summary>
    private static string NameOf(string sent)
    {
        var name = new string([.. HeaderUtilities.RemoveQuotes(sent).ToString().Split('/', '\\')[^1].Where(c => !char.IsControl(c))]);
        return name.Length > LongestName ? name[..LongestName] + "…" : name;
    }
}
