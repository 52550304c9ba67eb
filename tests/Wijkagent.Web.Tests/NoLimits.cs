using System.Reflection;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests;

/// <summary>Settings of a program that one address may ask as much of as it likes, for tests that do.</summary>
internal static class NoLimits
{
    /// <summary>Every limit of <see cref="LimitOptions"/>, out of reach.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = typeof(LimitOptions)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(limit => limit.PropertyType == typeof(int))
        .ToDictionary(limit => $"{LimitOptions.Section}:{limit.Name}", string? (_) => "1000000");
}
