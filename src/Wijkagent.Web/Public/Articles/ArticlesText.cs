namespace Wijkagent.Web.Public.Articles;

/// <summary>The words around articles.</summary>
public sealed class ArticlesText;
