namespace DnssecToolkit.Validation;

/// <summary>One rule of the standards, about one kind of subject. It says what is odd and never decides the verdict.</summary>
/// <typeparam name="TSubject">What the rule looks at, such as a <see cref="SignatureCheck"/>.</typeparam>
public interface IRule<in TSubject>
{
    /// <summary>The code, severity and reference of the rule.</summary>
    RuleInfo Info { get; }

    /// <summary>What the rule finds in the subject; nothing where it does not apply.</summary>
    IEnumerable<Finding> Check(TSubject subject, RuleContext context);
}
