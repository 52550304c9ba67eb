using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Reads the files under <c>Persistence/Seed</c>, which are embedded in this assembly.</summary>
public static class SeedFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>One file as it lies there.</summary>
    /// <param name="name">Its path with dots, e.g. <c>Reference.kinds.json</c>.</param>
    public static Stream Open(string name) =>
        typeof(SeedFiles).Assembly.GetManifestResourceStream($"Wijkagent.Core.Persistence.Seed.{name}")
            ?? throw new InvalidOperationException($"Seed file {name} is not embedded.");

    /// <summary>One file of JSON.</summary>
    /// <exception cref="JsonException">It has another shape.</exception>
    public static async Task<T> ReadAsync<T>(string name, CancellationToken cancel)
    {
        await using var file = Open(name);
        return await JsonSerializer.DeserializeAsync<T>(file, Options, cancel)
            ?? throw new JsonException($"Seed file {name} is empty.");
    }
}
