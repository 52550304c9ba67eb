using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Web.Public.Following;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Subscriptions;

/// <summary>Writes a feed as Atom (RFC 4287), in the language of the request.</summary>
public sealed class AtomWriter(IStringLocalizer<SubscriptionsText> words, IStringLocalizer<FollowingText> following, SiteAddress site)
{
    /// <summary>The media type.</summary>
    public const string ContentType = "application/atom+xml";

    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int NameBytes = 12;

    /// <summary>The feed of an area, as it is sent.</summary>
    /// <param name="feed">What it tells.</param>
    /// <param name="self">Its address, without our host.</param>
    public byte[] Write(AreaFeed feed, string self)
    {
        var page = site.Of(Paths.Of(feed.Place.District));
        return Write(self, words["Feed.Name", words.NameOf(feed.Place.Name)], feed.ChangedAt, page, xml =>
        {
            foreach (var problem in feed.Problems)
                Problem(xml, problem, page);
            foreach (var bulletin in feed.Bulletins)
            {
                var name = NameOf($"{feed.Place.District.Code} {bulletin.PublishedAt:O} {bulletin.Title.Nl}");
                Entry(xml, Tag("bericht", name), bulletin.Title.ToString(), words["Feed.Bulletin", bulletin.OfficerFirstName, bulletin.Text.ToString()], bulletin.PublishedAt, page);
            }
        });
    }

    /// <summary>The feed of one problem, as it is sent.</summary>
    /// <param name="feed">What it tells.</param>
    /// <param name="self">Its address, without our host.</param>
    public byte[] Write(ProblemFeed feed, string self)
    {
        var page = site.Of("/");
        return Write(self, words["Feed.Problem", feed.Kind.ToString()], feed.At, page, xml =>
            Entry(xml, Tag("probleem", feed.Name), feed.Kind.ToString(), words[$"Feed.State.{feed.State}"], feed.At, page));
    }

    /// <summary>The feed of one's own report, as it is sent: the newest first.</summary>
    /// <param name="feed">What it tells.</param>
    /// <param name="self">Its address, without our host.</param>
    public byte[] Write(ReportFeed feed, string self)
    {
        var page = site.Of($"{FollowController.Path}/{feed.Code}");
        return Write(self, words["Feed.Report", feed.Code], feed.Moments[^1].At, page, xml =>
        {
            foreach (var moment in feed.Moments.Reverse())
                Entry(xml, Tag("melding", NameOf($"{feed.Code} {moment.What} {moment.At:O}")), following[$"Moment.{moment.What}"], feed.Kind.ToString(), moment.At, page);
        });
    }

    /// <summary>Changes with what is sent, and with nothing else.</summary>
    public static string VersionOf(byte[] sent) => $"\"{Convert.ToHexStringLower(SHA256.HashData(sent).AsSpan(0, NameBytes))}\"";

    private byte[] Write(string self, string title, DateTime changedAt, string page, Action<XmlWriter> writeEntries)
    {
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
            xml.WriteElementString("id", Namespace, Tag("feed", NameOf(self)));
            xml.WriteElementString("title", Namespace, title);
            Moment(xml, changedAt);
            Link(xml, "self", site.Of(self), ContentType);
            Link(xml, "alternate", page, "text/html");
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, words["Feed.Author"]);
            xml.WriteEndElement();
            writeEntries(xml);
            xml.WriteEndElement();
        }

        return text.ToArray();
    }

    private void Problem(XmlWriter xml, FeedProblem problem, string page)
    {
        var (known, kind) = (problem.Problem, problem.Kind.ToString());
        var text = string.Join(' ', words[$"Feed.Crowd.{known.Crowd}"], words[$"Feed.State.{known.State}"], words["Feed.LastTold", known.LastTold.ToString("D", CultureInfo.CurrentCulture)]);
        Entry(xml, Tag("probleem", problem.Name), known.Neighbourhood is { } where ? $"{kind}, {where}" : kind, text, problem.At, page);
    }

    private static void Entry(XmlWriter xml, string id, string title, string text, DateTime at, string page)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, id);
        xml.WriteElementString("title", Namespace, title);
        Moment(xml, at);
        Link(xml, "alternate", page, "text/html");
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(text);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Moment(XmlWriter xml, DateTime utc) =>
        xml.WriteElementString("updated", Namespace, utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>A tag URI (RFC 4151): the same for ever, wherever the site moves.</summary>
    private string Tag(string kind, string name) => $"tag:{new Uri(site.Of("/")).Host},2026:{kind}:{name}";

    private static string NameOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, NameBytes));
}
