namespace LocalHost;

/// <summary>Where a run keeps its data: <c>.local</c> at the root of the working copy, which git ignores.</summary>
internal static class DataFolder
{
    public static string Choose(string? setting)
    {
        if (setting is not null)
        {
            return Path.GetFullPath(setting);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            // In a work tree .git is a file.
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                return Path.Combine(folder.FullName, ".local");
            }
        }

        return Path.Combine(AppContext.BaseDirectory, ".local");
    }
}
