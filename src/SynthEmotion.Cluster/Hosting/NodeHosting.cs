using Akka;
using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Cluster.Sharding;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Akka.Routing;
using Microsoft.Extensions.DependencyInjection;
using SynthEmotion.Cluster.Generation;
using SynthEmotion.Cluster.Language;
using SynthEmotion.Cluster.Run;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;

namespace SynthEmotion.Cluster.Hosting;

/// <summary>Puts a process's part of the cluster together.</summary>
public static class NodeHosting
{
    private static readonly LanguageExtractor Extractor = new();

    /// <summary>Adds the actor system of <paramref name="setup"/> to the host; it starts and stops with it.</summary>
    public static IServiceCollection AddSynthEmotionNode(this IServiceCollection services, NodeSetup setup) =>
        services.AddAkka(ClusterNames.System, builder =>
        {
            builder
                .AddHocon(setup.Context.AkkaConfiguration, HoconAddMode.Append)
                .AddHocon(FromSettings(setup), HoconAddMode.Prepend)
                .WithRemoting(new RemoteOptions { HostName = setup.Context.Node.Host, Port = setup.Port })
                .WithClustering(new ClusterOptions
                {
                    Roles = [.. setup.Roles],
                    SeedNodes = [.. setup.SeedNodes.Select(s => $"akka.tcp://{ClusterNames.System}@{s}")],
                });
            if (setup.Coordinator is { } coordinator)
                AddCoordinator(builder, setup.Context, coordinator);
            else
                builder
                    .WithShardRegionProxy<LanguageActor>(ClusterNames.LanguageRegion, ClusterNames.OwnerRole, Extractor)
                    .WithSingletonProxy<RunCoordinator>(ClusterNames.CoordinatorSingleton, new ClusterSingletonOptions { Role = ClusterNames.CoordinatorRole });
            if (setup.Generator is { } generator)
                builder.WithActors((system, registry) => StartGenerator(system, registry, setup.Context, generator));
        });

    // What of our own settings becomes Akka's; prepended, so that hocon/akka.conf never beats hocon/synthemotion.conf.
    private static Config FromSettings(NodeSetup setup)
    {
        var config = ConfigurationFactory.ParseString(FormattableString.Invariant(
            $"akka.cluster.shutdown-after-unsuccessful-join-seed-nodes = {setup.Context.Node.JoinTimeout.TotalSeconds}s"));
        return setup.LogLevel is { } level
            ? ConfigurationFactory.ParseString($"akka.loglevel = {level}, akka.stdout-loglevel = {level}").WithFallback(config)
            : config;
    }

    private static void AddCoordinator(AkkaConfigurationBuilder builder, RunContext context, CoordinatorSetup coordinator)
    {
        builder.WithShardRegion<LanguageActor>(
            ClusterNames.LanguageRegion,
            (system, _, _) =>
            {
                var owners = OwnersOf(context, $"{Akka.Cluster.Cluster.Get(system).SelfUniqueAddress.Uid}");
                return tag => Props.Create(() => new LanguageActor(new LanguageTag(tag), owners));
            },
            Extractor,
            new ShardOptions { Role = ClusterNames.OwnerRole, StateStoreMode = StateStoreMode.DData, RememberEntities = false });
        if (coordinator.Trainer is { } work)
            builder.WithActors((system, registry) => registry.Register<TrainerActor>(system.ActorOf(Props.Create(() => new TrainerActor(work)), "trainer")));
        builder.WithSingleton<RunCoordinator>(
            ClusterNames.CoordinatorSingleton,
            (_, registry, _) =>
            {
                var dependencies = CoordinatorOf(context, coordinator, registry);
                return Props.Create(() => new RunCoordinator(dependencies));
            },
            new ClusterSingletonOptions { Role = ClusterNames.CoordinatorRole });
    }

    private static OwnerDependencies OwnersOf(RunContext context, string writerId) => new(
        context.Profiles,
        context.PlanOf,
        context.Prompts.Hash,
        context.Plan,
        context.Filters,
        context.Corpus.ShardSize,
        context.Workspace.Corpus,
        new CorpusWriter(context.Workspace.Corpus, context.Corpus.Split, writerId),
        context.LeaseTime,
        context.Time);

    private static RunDependencies CoordinatorOf(RunContext context, CoordinatorSetup coordinator, IReadOnlyActorRegistry registry) => new(
        context.Profiles.Keys.ToDictionary(l => l, _ => context.Run.Samples),
        coordinator.WorkspaceId,
        registry.Get<LanguageActor>(),
        coordinator.Trainer is null ? null : registry.Get<TrainerActor>(),
        [.. context.Endpoints.Select(e => new EndpointLimits(
            e.Name, e.Options.Concurrency, e.Options.RequestsPerMinute ?? 0, e.Options.TokensPerMinute ?? 0))],
        cancel => CorpusPublication.PublishAsync(context, cancel),
        context.Run.GiveUpAfter,
        coordinator.Show,
        coordinator.Ended,
        context.Time);

    private static void StartGenerator(ActorSystem system, IActorRegistry registry, RunContext context, GeneratorSetup generator)
    {
        var pool = new SmallestMailboxPool(Math.Max(1, Environment.ProcessorCount / 2));
        var consistency = system.ActorOf(
            Props.Create(() => new LabelConsistencyActor(generator.Judge, context.Profiles)).WithRouter(pool).WithDispatcher(LanguageActor.CpuDispatcher), "consistency");
        var filters = new StatelessFilters(context.Filters);
        var languageId = system.ActorOf(
            Props.Create(() => new LanguageIdActor(filters, context.Profiles, consistency)).WithRouter(pool).WithDispatcher(LanguageActor.CpuDispatcher), "language-id");
        var batches = new BatchGenerator(context.Prompts, context.Profiles, context.Endpoints, generator.Store);
        var dependencies = new WorkerDependencies(
            generator.Name,
            generator.Store.WorkspaceId,
            new BatchCalls(batches, context.Endpoints, context.Run.ReplayOnly, context.Time),
            context.Profiles.Values.ToDictionary(p => p.Tag, context.PlanOf),
            context.Run.InFlight,
            RunContext.TurnPatience,
            registry.Get<LanguageActor>(),
            registry.Get<RunCoordinator>(),
            languageId,
            generator.RunEnded);
        var worker = system.ActorOf(Props.Create(() => new GenerationWorker(dependencies)), "worker");
        registry.Register<GenerationWorker>(worker);
        // Before the node leaves: stop pulling, and let what is in flight end.
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "drain-worker", async () =>
        {
            await worker.Ask<Done>(new GenerationWorker.Drain());
            return Done.Instance;
        });
    }
}
