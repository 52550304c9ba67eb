using Wijkagent.Core.Common;

namespace Wijkagent.Core.Content;

/// <summary>A subject under which questions are gathered.</summary>
public sealed class FaqTopic : Entity
{
    /// <summary>The longest name or slug.</summary>
    public const int NameLength = 100;

    private FaqTopic()
    {
    }

    /// <summary>A subject.</summary>
    public FaqTopic(string slug, LocalizedText name, int order) => (Slug, Name, Order) = (slug, name, order);

    /// <summary>Changes what it is called and where it stands.</summary>
    public void Describe(LocalizedText name, int order) => (Name, Order) = (name, order);

    /// <summary>The word in addresses; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>What it is called.</summary>
    public LocalizedText Name { get; private set; } = new("", "");

    /// <summary>The place among the subjects.</summary>
    public int Order { get; private set; }
}

/// <summary>A question and its answer.</summary>
public sealed class Faq : Entity
{
    /// <summary>The longest question.</summary>
    public const int QuestionLength = 200;

    /// <summary>The longest answer, as Markdown.</summary>
    public const int AnswerLength = 4000;

    private Faq()
    {
    }

    /// <summary>A question under a subject.</summary>
    public Faq(string slug, FaqTopic topic, int order, LocalizedText question, LocalizedText answer) =>
        (Slug, Topic, Order, Question, Answer) = (slug, topic, order, question, answer);

    /// <summary>Changes all but its own link.</summary>
    public void Describe(FaqTopic topic, int order, LocalizedText question, LocalizedText answer) =>
        (Topic, Order, Question, Answer) = (topic, order, question, answer);

    /// <summary>The word in its own link; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The subject it stands under.</summary>
    public Guid TopicId { get; private set; }

    /// <summary>The subject it stands under.</summary>
    public FaqTopic Topic { get; private set; } = null!;

    /// <summary>The place under its subject.</summary>
    public int Order { get; private set; }

    /// <summary>As a resident asks it.</summary>
    public LocalizedText Question { get; private set; } = new("", "");

    /// <summary>The answer, Markdown.</summary>
    public LocalizedText Answer { get; private set; } = new("", "");
}
