using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Backoffice;

/// <summary>
/// A page of the desk: for who handles reports and cases, and never kept by a cache. A page for others names what it needs
/// itself, which then stands in the place of this.
/// </summary>
[Needs(Permission.HandleCases)]
[PersonalPage]
public abstract class DeskController : Controller
{
    /// <summary>A day as a date field sends it; null when it is none.</summary>
    protected static DateOnly? ReadDay(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
