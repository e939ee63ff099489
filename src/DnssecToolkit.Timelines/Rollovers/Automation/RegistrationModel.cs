namespace DnssecToolkit.Timelines;

/// <summary>How long a parent that reads CDS and CDNSKEY takes to publish a DS: Dreg = scan interval · U(0,1) + processing + push of the parent zone.</summary>
/// <param name="ScanInterval">How often the parent looks; a change comes at a random time between two looks.</param>
/// <param name="Processing">What the registry takes to check and accept.</param>
/// <param name="ParentPush">Until the parent zone is made and handed to its primary.</param>
public sealed record RegistrationModel(TimeSpan ScanInterval, TimeSpan Processing, TimeSpan ParentPush)
{
    /// <summary>The least Dreg: the parent looks at once.</summary>
    public TimeSpan Earliest => Processing + ParentPush;

    /// <summary>The Dreg that half of the changes stay below.</summary>
    public TimeSpan Median => (ScanInterval / 2) + Earliest;

    /// <summary>The most: what a plan has to use.</summary>
    public TimeSpan Latest => ScanInterval + Earliest;

    /// <summary>The Dreg that a share of the changes stay below.</summary>
    /// <param name="share">From 0 to 1.</param>
    public TimeSpan Quantile(double share) => (ScanInterval * Math.Clamp(share, 0, 1)) + Earliest;
}

/// <summary>How a registry treats CDS and CDNSKEY records, as observed or published.</summary>
/// <param name="Zone">The parent zone.</param>
/// <param name="Bootstrap">How long a first DS is watched before it is accepted (RFC 8078 §3); null where there is no such wait.</param>
/// <param name="Model">The delay of an update, for a zone that is secure already.</param>
/// <param name="Source">Where it is known from.</param>
/// <param name="IsFromMemory">Whether the scan interval is common knowledge only and not found in a source.</param>
public sealed record CdsPractice(string Zone, TimeSpan? Bootstrap, RegistrationModel Model, string Source, bool IsFromMemory)
{
    /// <summary>The longest time until the first DS is published: the bootstrap's wait and the update's delay.</summary>
    public TimeSpan LatestBootstrap => (Bootstrap ?? TimeSpan.Zero) + Model.Latest;

    /// <summary>The delays in a sentence, with their source.</summary>
    public override string ToString() =>
        $"{Zone} publishes a DS that CDS records ask for after {RolloverWords.Duration(Model.Earliest)} at best, {RolloverWords.Duration(Model.Median)} in the middle, {RolloverWords.Duration(Model.Latest)} at worst"
        + (Bootstrap is { } wait ? $", and the first one after {RolloverWords.Duration(wait)} more" : "")
        + $" ({Source}{(IsFromMemory ? "; daily scans are assumed" : "")})";
}
