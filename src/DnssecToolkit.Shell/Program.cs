using DnssecToolkit.Shell;

var terminal = Terminal.OfProcess();
return await CommandTree.RunAsync(args, terminal).ConfigureAwait(false);
