using PdfSharp.Fonts;

namespace Wijkagent.Web.Shared.Papers;

/// <summary>The letters of papers: Source Sans 3, which is in the program itself, so that a paper looks the same wherever it is made.</summary>
internal sealed class PaperFonts : IFontResolver
{
    /// <summary>The name of the letters.</summary>
    public const string Family = "Source Sans 3";

    private const string Regular = "paper-regular.ttf";
    private const string Bold = "paper-bold.ttf";
    private static readonly Lock Once = new();

    /// <summary>The library keeps its letters for the whole program.</summary>
    public static void Use()
    {
        lock (Once)
            GlobalFontSettings.FontResolver ??= new PaperFonts();
    }

    /// <inheritdoc />
    public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic) => new(bold ? Bold : Regular);

    /// <inheritdoc />
    public byte[] GetFont(string faceName)
    {
        using var file = typeof(PaperFonts).Assembly.GetManifestResourceStream(faceName)
            ?? throw new InvalidOperationException($"The letters {faceName} are not in the program.");
        var font = new byte[file.Length];
        file.ReadExactly(font);
        return font;
    }
}
