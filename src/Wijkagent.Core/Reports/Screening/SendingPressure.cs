using Microsoft.Extensions.Options;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>How busy it is: how many reports this node took in within the last minute. Nothing is known of them but that they came.</summary>
public sealed class SendingPressure(IOptions<ScreeningOptions> options, TimeProvider clock)
{
    private const string Any = "";

    private static readonly TimeSpan Looked = TimeSpan.FromMinutes(1);

    private readonly RecentMoments moments = new(Looked, clock);

    /// <summary>Whether so many came that a program may be sending them.</summary>
    public bool IsHigh => moments.CountOf(Any) >= options.Value.PressurePerMinute;

    /// <summary>One came.</summary>
    public void Add() => moments.Add(Any, options.Value.PressurePerMinute);
}
