namespace DnssecToolkit.Timelines;

/// <summary>The keys that appear in the outlines, and the states of a zone that is signed with them.</summary>
internal sealed class Cast(RolloverAlgorithms algorithms)
{
    public RolloverKey Ksk { get; } = new("ksk", algorithms.Old, KeyRole.Ksk);

    public RolloverKey Zsk { get; } = new("zsk", algorithms.Old, KeyRole.Zsk);

    public RolloverKey OldKsk { get; } = new("ksk-old", algorithms.Old, KeyRole.Ksk);

    public RolloverKey NewKsk { get; } = new("ksk-new", algorithms.New, KeyRole.Ksk);

    public RolloverKey OldZsk { get; } = new("zsk-old", algorithms.Old, KeyRole.Zsk);

    public RolloverKey NewZsk { get; } = new("zsk-new", algorithms.New, KeyRole.Zsk);

    public RolloverKey NextZsk { get; } = new("zsk-next", algorithms.New, KeyRole.Zsk);

    public RolloverKey OldCsk { get; } = new("csk-old", algorithms.Old, KeyRole.Csk);

    public RolloverKey NewCsk { get; } = new("csk-new", algorithms.New, KeyRole.Csk);

    /// <summary>A zone whose DS names <paramref name="ksk"/> and whose data <paramref name="zsk"/> signs.</summary>
    public static PublishedState Signed(RolloverKey ksk, RolloverKey zsk) =>
        new(KeySet.Of(ksk), new PublishedKeys(KeySet.Of(ksk, zsk), KeySet.Of(ksk)), KeySet.Of(zsk));

    public static RolloverChange Publish(RolloverKey key) => new(RolloverAction.PublishKey, key);

    public static RolloverChange SignKeys(RolloverKey key) => new(RolloverAction.SignKeys, key);

    public static RolloverChange SignZone(RolloverKey key) => new(RolloverAction.SignZone, key);

    public static RolloverChange SubmitDs(RolloverKey key) => new(RolloverAction.SubmitDs, key);

    public static RolloverChange WithdrawDs(RolloverKey key) => new(RolloverAction.WithdrawDs, key);

    public static RolloverChange StopSigningZone(RolloverKey key) => new(RolloverAction.StopSigningZone, key);

    public static RolloverChange StopSigningKeys(RolloverKey key) => new(RolloverAction.StopSigningKeys, key);

    public static RolloverChange Revoke(RolloverKey key) => new(RolloverAction.RevokeKey, key);

    public static RolloverChange Remove(RolloverKey key) => new(RolloverAction.RemoveKey, key);
}
