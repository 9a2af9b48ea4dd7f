namespace SynthEmotion.Cluster.Hosting;

/// <summary>Names that several processes must agree on.</summary>
public static class ClusterNames
{
    /// <summary>Name of the actor system in every process.</summary>
    public const string System = "synthemotion";

    /// <summary>Role of the process that runs the coordinator.</summary>
    public const string CoordinatorRole = "coordinator";

    /// <summary>Role of the processes that own languages.</summary>
    public const string OwnerRole = "owner";

    /// <summary>Role of the processes that call endpoints.</summary>
    public const string GeneratorRole = "generator";

    /// <summary>Role of the process that trains.</summary>
    public const string TrainerRole = "trainer";

    internal const string CoordinatorSingleton = "coordinator";
    internal const string LanguageRegion = "languages";
}
