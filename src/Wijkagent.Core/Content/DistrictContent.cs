using Wijkagent.Core.Common;

namespace Wijkagent.Core.Content;

/// <summary>What the officer and residents of a district chose to work on: «wat u zei, wat we deden».</summary>
public sealed class Priority : Entity
{
    /// <summary>The longest title.</summary>
    public const int TitleLength = 150;

    /// <summary>The longest of both texts.</summary>
    public const int TextLength = 1000;

    private Priority()
    {
    }

    /// <summary>A priority of a district.</summary>
    public Priority(Guid districtId, LocalizedText title, LocalizedText youSaid, LocalizedText weDid, DateOnly since) =>
        (DistrictId, Title, YouSaid, WeDid, Since) = (districtId, title, youSaid, weDid, since);

    /// <summary>Of which district.</summary>
    public Guid DistrictId { get; private set; }

    /// <summary>What it is about.</summary>
    public LocalizedText Title { get; private set; } = new("", "");

    /// <summary>What residents told.</summary>
    public LocalizedText YouSaid { get; private set; } = new("", "");

    /// <summary>What was done.</summary>
    public LocalizedText WeDid { get; private set; } = new("", "");

    /// <summary>Since which day it is worked on.</summary>
    public DateOnly Since { get; private set; }
}

/// <summary>A short message from an officer to a district.</summary>
public sealed class Bulletin : Entity
{
    /// <summary>The longest title.</summary>
    public const int TitleLength = 150;

    /// <summary>The longest text.</summary>
    public const int TextLength = 2000;

    private Bulletin()
    {
    }

    /// <summary>A message of an officer to a district.</summary>
    public Bulletin(Guid districtId, Guid officerId, LocalizedText title, LocalizedText text, DateTime publishedAt) =>
        (DistrictId, OfficerId, Title, Text, PublishedAt) = (districtId, officerId, title, text, publishedAt);

    /// <summary>To which district.</summary>
    public Guid DistrictId { get; private set; }

    /// <summary>From whom.</summary>
    public Guid OfficerId { get; private set; }

    /// <summary>What it is about.</summary>
    public LocalizedText Title { get; private set; } = new("", "");

    /// <summary>The message.</summary>
    public LocalizedText Text { get; private set; } = new("", "");

    /// <summary>When, UTC.</summary>
    public DateTime PublishedAt { get; private set; }
}

/// <summary>News or background.</summary>
public sealed class Article : Entity
{
    /// <summary>The longest title or slug.</summary>
    public const int TitleLength = 150;

    /// <summary>The longest introduction.</summary>
    public const int IntroLength = 500;

    /// <summary>The longest body, Markdown.</summary>
    public const int BodyLength = 8000;

    private Article()
    {
    }

    /// <summary>A published article.</summary>
    public Article(string slug, LocalizedText title, LocalizedText intro, LocalizedText body, DateTime publishedAt) =>
        (Slug, Title, Intro, Body, PublishedAt) = (slug, title, intro, body, publishedAt);

    /// <summary>The word in its address; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>What it is about.</summary>
    public LocalizedText Title { get; private set; } = new("", "");

    /// <summary>The first lines.</summary>
    public LocalizedText Intro { get; private set; } = new("", "");

    /// <summary>The rest, Markdown.</summary>
    public LocalizedText Body { get; private set; } = new("", "");

    /// <summary>When, UTC.</summary>
    public DateTime PublishedAt { get; private set; }
}
