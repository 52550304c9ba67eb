namespace Wijkagent.Web.Shared.Diary;

/// <summary>Names the words about diaries, for whoever keeps one and for the desk.</summary>
public sealed class DiaryText;
