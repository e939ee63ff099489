namespace DnssecToolkit.Notebooks.Charts;

/// <summary>A colour and pattern by its meaning. Every tone of one chart differs from the others also for those who see no red and green, and on paper.</summary>
public enum Tone
{
    /// <summary>What is the case, as against what might have been: the strongest line.</summary>
    Main,

    /// <summary>The first thing compared.</summary>
    First,

    /// <summary>The second.</summary>
    Second,

    /// <summary>The third.</summary>
    Third,

    /// <summary>The fourth.</summary>
    Fourth,

    /// <summary>The fifth.</summary>
    Fifth,

    /// <summary>Secure, valid.</summary>
    Secure,

    /// <summary>Insecure.</summary>
    Insecure,

    /// <summary>Bogus, failing.</summary>
    Bogus,

    /// <summary>Indeterminate, undecided.</summary>
    Indeterminate,

    /// <summary>May be failing: some caches do and others do not.</summary>
    MayFail,

    /// <summary>Over for some caches and not yet for others.</summary>
    Recovering,

    /// <summary>Answered from records that have expired.</summary>
    Stale,

    /// <summary>Published.</summary>
    Published,

    /// <summary>In use.</summary>
    Active,

    /// <summary>No longer served, but still in caches or at slow servers.</summary>
    Shadow,

    /// <summary>Not observed: neither there nor absent.</summary>
    NotSeen,

    /// <summary>Neither good nor bad.</summary>
    Neutral,
}
