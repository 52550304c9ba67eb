using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Wijkagent.Core.Persistence;

/// <summary>
/// Keeps moments in UTC to the microsecond, which is what both databases hold, and gives them back as UTC.
/// </summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    moment => new DateTime(moment.Ticks - (moment.Ticks % 10), DateTimeKind.Utc),
    kept => DateTime.SpecifyKind(kept, DateTimeKind.Utc));
