using System.Net;
using System.Net.Sockets;

namespace SynthEmotion.Cli.Tests.Processes;

/// <summary>Ranges of ports for clusters, below those that the system hands out by itself; no two tests get the same one.</summary>
internal static class FreePorts
{
    private const int RangeSize = 8;
    private static int next = 20_000 + (Environment.ProcessId % 600 * 2 * RangeSize);

    /// <summary>The first of eight consecutive free ports on loopback.</summary>
    public static int Take()
    {
        while (true)
        {
            var first = Interlocked.Add(ref next, RangeSize);
            if (Enumerable.Range(first, RangeSize).All(IsFree))
                return first;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
