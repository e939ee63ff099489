namespace DnssecToolkit.Acquisition;

/// <summary>How far a walk has come.</summary>
/// <param name="ServersAnswered">Addresses that have answered anything.</param>
/// <param name="Servers">Addresses that are known so far.</param>
/// <param name="OpenQuestions">Questions to servers that are open or wait for their turn.</param>
/// <param name="Queries">Queries sent so far, repeated ones included.</param>
/// <param name="TimeLeft">How long the questions that are open now take at most; answers may lead to more.</param>
public readonly record struct WalkProgress(int ServersAnswered, int Servers, int OpenQuestions, int Queries, TimeSpan TimeLeft);
