using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Makes pages smaller on their way. Not the pages of one person: from the size of a compressed answer that holds a
/// secret and something an attacker chose, the secret can be guessed (BREACH). Tokens of forms differ at every answer.
/// </summary>
public static class CompressionSetup
{
    /// <summary>Adds brotli and gzip, quick rather than small.</summary>
    public static void AddCompression(this IHostApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/geo+json", "application/problem+json", "image/svg+xml"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.AddSingleton<IResponseCompressionProvider, PublicAnswersOnly>();
    }

    private sealed class PublicAnswersOnly(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
        : ResponseCompressionProvider(services, options)
    {
        public override bool ShouldCompressResponse(HttpContext context) =>
            !SecurityHeadersSetup.IsPersonal(context)
            && context.User.Identity is not { IsAuthenticated: true }
            && base.ShouldCompressResponse(context);
    }
}
