using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Backoffice;

/// <summary>A page of the desk: for officers and coordinators, and never kept by a cache.</summary>
[Authorize(Policy = Policies.CaseWork)]
[PersonalPage]
public abstract class DeskController : Controller
{
    /// <summary>A day as a date field sends it; null when it is none.</summary>
    protected static DateOnly? ReadDay(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
