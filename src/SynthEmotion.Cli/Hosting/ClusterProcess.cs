using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthEmotion.Cluster.Hosting;
using SynthEmotion.Domain;

namespace SynthEmotion.Cli.Hosting;

/// <summary>One process of the cluster: a host with the actor system in it.</summary>
internal static class ClusterProcess
{
    /// <summary>Starts the host, waits until <paramref name="ended"/> or the actor system ends, and stops it in good order.</summary>
    /// <param name="setup">What the process runs.</param>
    /// <param name="ended">Completes when the process's work is over, with its result.</param>
    /// <param name="cancel">Ctrl-C or SIGTERM.</param>
    /// <returns>The result; null when the cluster downed this process.</returns>
    public static async Task<T?> RunAsync<T>(NodeSetup setup, Task<T> ended, CancellationToken cancel)
        where T : class
    {
        EnsureFree(setup.Context.Node.Host, setup.Port);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        // The leave of the cluster and the calls in flight need their time.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(60));
        builder.Services.AddSynthEmotionNode(setup);
        using var host = builder.Build();
        await host.StartAsync(cancel);
        var system = host.Services.GetRequiredService<ActorSystem>();
        var downed = system.WhenTerminated;
        var first = await Task.WhenAny(ended, downed, Task.Delay(Timeout.Infinite, cancel));
        await host.StopAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        return first == ended ? await ended : null;
    }

    /// <summary>Proves that a port can be listened on.</summary>
    /// <exception cref="BadInputException">It cannot.</exception>
    public static void EnsureFree(string host, int port)
    {
        try
        {
            var address = IPAddress.TryParse(host, out var ip) ? ip : Dns.GetHostAddresses(host)[0];
            using var listener = new TcpListener(address, port);
            listener.Start();
            listener.Stop();
        }
        catch (SocketException e)
        {
            throw new BadInputException(
                $"port {port} on {host} cannot be listened on ({e.SocketErrorCode}): is another run going on? Set another first port with --set cluster.port=N or SYNTHEMOTION_CLUSTER_PORT");
        }
    }
}
