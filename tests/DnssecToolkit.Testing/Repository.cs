using Xunit;

namespace DnssecToolkit.Testing;

/// <summary>Finds files of the repository, and evidence that lies beside it, from a test.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Toolkit.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file or folder in the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The path of a file or folder of the shared evidence; skips the test where it is absent.</summary>
    public static string SharedEvidence(params string[] parts)
    {
        var path = Path.Combine([Root, "..", "shared", "evidence", .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"needs the shared evidence {string.Join('/', parts)}, which is not beside this repository");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Toolkit.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Toolkit.sln was not found above " + AppContext.BaseDirectory);
    }
}
