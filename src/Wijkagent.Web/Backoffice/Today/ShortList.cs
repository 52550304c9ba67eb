using Wijkagent.Core.Reports;

namespace Wijkagent.Web.Backoffice.Today;

/// <summary>The first few reports of a view, with a link to the rest.</summary>
/// <param name="Id">The id of its heading.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Empty">What is said when there are none.</param>
/// <param name="All">The address of the whole view.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Rows">The first few.</param>
public sealed record ShortList(string Id, string Title, string Empty, string All, int Count, IReadOnlyList<InboxRow> Rows);
