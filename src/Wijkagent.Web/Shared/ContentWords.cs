using System.Globalization;
using System.Resources;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Web.Shared;

/// <summary>What stands in the place of a text that nobody can read, in the language of the page.</summary>
public sealed class ContentWords : IContentWords
{
    private static readonly ResourceManager Texts = new(typeof(SharedText));

    public string Destroyed => Get("Content.Destroyed");

    public string Unreadable => Get("Content.Unreadable");

    private static string Get(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
