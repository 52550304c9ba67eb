using System.Collections.Concurrent;
using Microsoft.Extensions.Localization;

namespace Wijkagent.Web.Shared.Forms;

/// <summary>
/// Finds the words for a form: those of its own folder (the class <c>…Text</c> in the same namespace), and where they
/// don't hold a key, the shared ones.
/// </summary>
public static class FeatureTexts
{
    private static readonly ConcurrentDictionary<string, Type> TextOfNamespace = new();

    /// <summary>The localizer for the labels, hints and messages of a form.</summary>
    public static IStringLocalizer LocalizerFor(Type form, IStringLocalizerFactory factory)
    {
        var shared = factory.Create(typeof(SharedText));
        var text = TextOfNamespace.GetOrAdd(form.Namespace ?? "", FindText);
        return text == typeof(SharedText) ? shared : new WithFallback(factory.Create(text), shared);
    }

    private static Type FindText(string folder) =>
        typeof(SharedText).Assembly.GetExportedTypes()
            .FirstOrDefault(type => type.Namespace == folder && type.Name.EndsWith("Text", StringComparison.Ordinal))
        ?? typeof(SharedText);

    private sealed class WithFallback(IStringLocalizer own, IStringLocalizer shared) : IStringLocalizer
    {
        public LocalizedString this[string name] => own[name] is { ResourceNotFound: false } found ? found : shared[name];

        public LocalizedString this[string name, params object[] arguments] =>
            own[name] is { ResourceNotFound: false } ? own[name, arguments] : shared[name, arguments];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
            own.GetAllStrings(includeParentCultures).Concat(shared.GetAllStrings(includeParentCultures));
    }
}
