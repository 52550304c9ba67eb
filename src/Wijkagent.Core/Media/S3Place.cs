namespace Wijkagent.Core.Media;

/// <summary>Where files lie when they lie elsewhere: a bucket of a store that speaks the protocol of Amazon's S3.</summary>
/// <param name="Endpoint">The address of the store, and the only one that is asked for anything.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="AccessKey">How the store knows this program.</param>
/// <param name="SecretKey">With which requests are signed; it never leaves.</param>
/// <param name="Region">What the store calls its region: it is part of what is signed.</param>
public sealed record S3Place(Uri Endpoint, string Bucket, string AccessKey, string SecretKey, string Region);
