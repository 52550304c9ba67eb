using Amazon.Runtime;
using Amazon.S3;

namespace Wijkagent.Core.Media;

/// <summary>Amazon's client, held to one host and to what every store understands.</summary>
internal static class S3Client
{
    // A film of fifty megabytes over a line of four megabits.
    private static readonly TimeSpan PatienceForAFile = TimeSpan.FromMinutes(2);

    /// <summary>A client for one place.</summary>
    public static AmazonS3Client For(S3Place place) => new(
        // Said here, so that nothing of the machine or its surroundings is asked for keys.
        new BasicAWSCredentials(place.AccessKey, place.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = place.Endpoint.AbsoluteUri,
            AuthenticationRegion = place.Region,
            // The bucket in the path: the host is that of the settings, and its certificate too.
            ForcePathStyle = true,
            UseHttp = place.Endpoint.Scheme == Uri.UriSchemeHttp,
            DefaultConfigurationMode = DefaultConfigurationMode.Standard,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            MaxErrorRetry = 1,
            DisableLogging = true,
            HttpClientFactory = new OneClient(new HttpClient(new OneHostHandler(place.Endpoint)) { Timeout = PatienceForAFile }),
        });

    private sealed class OneClient(HttpClient client) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
