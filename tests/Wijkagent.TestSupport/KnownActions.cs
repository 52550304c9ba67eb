using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Wijkagent.TestSupport;

/// <summary>
/// Which actions the program has. All programs of the tests are the same one: the first reads it from the attributes of all
/// controllers, which takes a good part of a start, and each other gets a copy.
/// </summary>
internal sealed class KnownActions(string environment, Func<IActionDescriptorProvider> read) : IActionDescriptorProvider
{
    // What is for development alone is left out elsewhere.
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<ActionDescriptor>>> Known = new();

    /// <inheritdoc />
    public int Order => -1000;

    /// <summary>Has the actions of a program read once in each environment.</summary>
    public static void ReadOnce(IServiceCollection services)
    {
        var reading = services.Single(s => s.ImplementationType?.Name == "ControllerActionDescriptorProvider");
        services.Remove(reading);
        services.AddSingleton<IActionDescriptorProvider>(all => new KnownActions(
            all.GetRequiredService<IHostEnvironment>().EnvironmentName,
            () => (IActionDescriptorProvider)ActivatorUtilities.CreateInstance(all, reading.ImplementationType!)));
    }

    /// <inheritdoc />
    public void OnProvidersExecuting(ActionDescriptorProviderContext context)
    {
        foreach (var action in Known.GetOrAdd(environment, _ => new(Read)).Value)
            context.Results.Add(CopyOf(action));
    }

    /// <inheritdoc />
    public void OnProvidersExecuted(ActionDescriptorProviderContext context)
    {
    }

    private IReadOnlyList<ActionDescriptor> Read()
    {
        var (provider, context) = (read(), new ActionDescriptorProviderContext());
        provider.OnProvidersExecuting(context);
        provider.OnProvidersExecuted(context);
        return [.. context.Results];
    }

    // A program keeps with an action what it made to run it, services of its own among that.
    private static ActionDescriptor CopyOf(ActionDescriptor action)
    {
        var copy = (ActionDescriptor)MemberwiseClone(action);
        copy.Properties = new Dictionary<object, object?>(action.Properties);
        return copy;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = nameof(MemberwiseClone))]
    private static extern object MemberwiseClone(object of);
}
