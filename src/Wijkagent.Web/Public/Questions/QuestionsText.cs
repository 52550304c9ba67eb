namespace Wijkagent.Web.Public.Questions;

/// <summary>The words of the questions and answers.</summary>
public sealed class QuestionsText;
