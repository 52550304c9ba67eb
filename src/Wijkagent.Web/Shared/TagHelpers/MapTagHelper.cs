using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Neighbourhoods.BaseMaps;
using Wijkagent.Core.Neighbourhoods.Geocoding;

namespace Wijkagent.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;wa-map label="…" outline="/wijken/…/grens.geojson"&gt;the same in words&lt;/wa-map&gt;</c>: a map that script
/// draws above the words. Without script the words are all there is. Points are WGS84 degrees.
/// With <c>pick-lat</c> and <c>pick-lon</c> (ids of two inputs) a visitor chooses a point; where it lies is told on a page that
/// brings <c>where.js</c>. The ground is the base map, where
/// the settings name one, and who made ground and boundaries is told on it.
/// </summary>
[HtmlTargetElement("wa-map", Attributes = "label")]
public sealed class MapTagHelper(IStringLocalizer<SharedText> words, IOptions<BaseMapOptions> baseMap) : TagHelper
{
    /// <summary>Where Leaflet asks a square of the base map: of our own host, never of who made it.</summary>
    private const string Tiles = "/kaart/{z}/{x}/{y}.png";

    private static readonly object Loaded = new();

    /// <summary>What the map shows, for screen readers.</summary>
    public required string Label { get; set; }

    /// <summary>Address of GeoJSON with the boundaries; a feature's <c>name</c> becomes its label, <c>other: true</c> makes it grey.</summary>
    public string? Outline { get; set; }

    public double? CentreLat { get; set; }
    public double? CentreLon { get; set; }

    /// <summary>6 (the country) to 18 (a house).</summary>
    public int? Zoom { get; set; }

    public double? StationLat { get; set; }
    public double? StationLon { get; set; }
    public string? StationName { get; set; }

    /// <summary>Places to point out, each with its words and the page it leads to.</summary>
    public IReadOnlyList<MapPin> Points { get; set; } = [];

    /// <summary>A street to draw.</summary>
    public StreetLine? Line { get; set; }

    public string? PickLat { get; set; }
    public string? PickLon { get; set; }

    /// <summary>Id of an input that takes the corners of an area that is drawn; the form around it is shown when the map is there.</summary>
    public string? Draw { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "wa-map");
        Data("label", Label);
        Data("outline", Outline);
        Data("centre", Point(CentreLat, CentreLon));
        Data("zoom", Zoom?.ToString(CultureInfo.InvariantCulture));
        Data("station", Point(StationLat, StationLon));
        Data("station-name", StationName);
        Data("points", Points.Count == 0 ? null : JsonSerializer.Serialize(Points, JsonSerializerOptions.Web));
        Data("line", Line is null ? null : JsonSerializer.Serialize(Line.Parts.Select(part => part.Select(p => new[] { Math.Round(p.Latitude, 5), Math.Round(p.Longitude, 5) }))));
        Data("boundaries", words["Map.Boundaries"]);
        if (baseMap.Value.IsOn)
        {
            Data("tiles", Tiles);
            Data("attribution", string.IsNullOrWhiteSpace(baseMap.Value.Attribution) ? words["Map.BaseMap"] : baseMap.Value.Attribution);
        }

        Data("zoom-in", words["Map.ZoomIn"]);
        Data("zoom-out", words["Map.ZoomOut"]);
        Data("close", words["Map.Close"]);
        Data("draw", Draw);

        if (PickLat is not null)
        {
            Data("pick-lat", PickLat);
            Data("pick-lon", PickLon);
            Data("pin-name", words["Map.Pin"]);
            Data("chosen", words["Map.Chosen"]);
            Data("within", words["Map.Within"]);
            Data("nowhere", words["Map.Nowhere"]);
            // How to use the map is only of use to who sees it: script shows these words with it.
            var help = Paragraph(words["Map.PickHelp"], "class", "wa-hint wa-map__help");
            help.MergeAttribute("hidden", "");
            output.PreContent.AppendHtml(help);
            output.PostContent.AppendHtml(Paragraph("", "aria-live", "polite"));
        }

        LoadOnce(output);

        void Data(string name, string? value)
        {
            if (value is not null)
                output.Attributes.SetAttribute("data-" + name, value);
        }
    }

    private static TagBuilder Paragraph(string text, string attribute, string value)
    {
        var paragraph = new TagBuilder("p");
        paragraph.MergeAttribute(attribute, value);
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }

    private static string? Point(double? latitude, double? longitude) =>
        latitude is null || longitude is null ? null : string.Create(CultureInfo.InvariantCulture, $"{latitude},{longitude}");

    /// <summary>Style and script come with the first map of a page; pages without one load neither.</summary>
    private void LoadOnce(TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        if (!http.Items.TryAdd(Loaded, true))
            return;

        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        string Asset(string path) => "/" + (assets?[path] ?? path);

        var style = new TagBuilder("link") { TagRenderMode = TagRenderMode.StartTag };
        style.MergeAttribute("rel", "stylesheet");
        style.MergeAttribute("href", Asset("lib/map.css"));
        var script = new TagBuilder("script");
        script.MergeAttribute("type", "module");
        script.MergeAttribute("src", Asset("lib/map.js"));
        output.PreElement.AppendHtml(style);
        output.PostElement.AppendHtml(script);
    }
}

/// <summary>A place that a map points out.</summary>
/// <param name="Latitude">WGS84 degrees.</param>
/// <param name="Longitude">WGS84 degrees.</param>
/// <param name="Name">What is there.</param>
/// <param name="Url">The page about it; null when this is the page.</param>
public sealed record MapPin(double Latitude, double Longitude, string Name, string? Url = null);
