using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace Wijkagent.TestSupport;

/// <summary>
/// Stops the clock of ASP.NET's rate limiting when a program of a test ends. The middleware has no end of its own, as a real program
/// has no life after it: its timer ticks ten times a second, and holds all of the program, for as long as the tests run.
/// </summary>
internal static class LimiterTimers
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;

    /// <summary>Ends the limiters of each rate limiting middleware on the way of a request.</summary>
    public static void Stop(TestServer server)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>([server]);
        while (waiting.TryPop(out var thing))
        {
            for (var type = thing.GetType(); type is not null; type = type.BaseType)
            {
                foreach (var field in type.GetFields(Fields))
                {
                    var value = field.GetValue(thing);
                    if (value is IDisposable limiter && field.Name.EndsWith("imiter", StringComparison.Ordinal))
                        limiter.Dispose();
                    else if (value is RequestDelegate { Target: { } target } && seen.Add(target))
                        waiting.Push(target);
                    else if (value is not null && field.Name == "_application" && seen.Add(value))
                        waiting.Push(value);
                }
            }
        }
    }
}
