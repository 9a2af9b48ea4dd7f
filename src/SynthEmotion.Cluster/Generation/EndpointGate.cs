using System.Threading.RateLimiting;
using SynthEmotion.Cluster.Protocols;

namespace SynthEmotion.Cluster.Generation;

/// <summary>
/// This node's share of one endpoint: calls wait here for their turn, and what they meet is counted for the rate ledger. The ledger's slices change the
/// share at any time; a call that holds a turn keeps it.
/// </summary>
/// <param name="endpoint">Its name.</param>
/// <param name="time">The clock.</param>
internal sealed class EndpointGate(string endpoint, TimeProvider time)
{
    // Before the first answer is known: a prompt of ten specs with glosses and exemplars, and its answer.
    private const double FirstTokensPerCall = 5000;
    private const double Smoothing = 0.1;

    private readonly Lock gate = new();
    private EndpointSlice? slice;
    private ConcurrencyLimiter? turns;
    private Bucket? requests;
    private Bucket? tokens;
    private DateTimeOffset pausedUntil;
    private double tokensPerCall = FirstTokensPerCall;
    private int succeeded;
    private int rateLimited;
    private double retryAfter;

    /// <summary>How long no call may start; zero when calls may.</summary>
    public TimeSpan Pause
    {
        get
        {
            lock (gate)
                return pausedUntil - time.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Takes a new slice; a limiter whose number stays the same keeps its state.</summary>
    public void Set(EndpointSlice next)
    {
        lock (gate)
        {
            if (slice?.Concurrency != next.Concurrency)
                turns = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = next.Concurrency, QueueLimit = int.MaxValue });
            if (slice?.RequestsPerMinute != next.RequestsPerMinute)
                requests = Bucket.Of(next.RequestsPerMinute);
            if (slice?.TokensPerMinute != next.TokensPerMinute)
                tokens = Bucket.Of(next.TokensPerMinute);
            slice = next;
            if (next.PausedSeconds > 0)
                pausedUntil = time.GetUtcNow() + TimeSpan.FromSeconds(next.PausedSeconds);
        }
    }

    /// <summary>Waits for a turn. Dispose the result when the call has ended.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancel)
    {
        var (turn, perRequest, perToken, cost) = Limiters();
        var held = turn is null ? (IDisposable)NoTurn.Instance : await turn.AcquireAsync(1, cancel);
        try
        {
            for (var wait = Pause; wait > TimeSpan.Zero; wait = Pause)
                await Task.Delay(wait, time, cancel);
            if (perRequest is not null)
                await perRequest.TakeAsync(1, cancel);
            if (perToken is not null)
                await perToken.TakeAsync(cost, cancel);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Counts a complete answer.</summary>
    /// <param name="usedTokens">Input and output tokens, as the endpoint counted them; 0: unknown.</param>
    public void Succeeded(long usedTokens)
    {
        lock (gate)
        {
            succeeded++;
            if (usedTokens > 0)
                tokensPerCall += Smoothing * (usedTokens - tokensPerCall);
        }
    }

    /// <summary>Counts a 429, and holds this node's own calls at once; the ledger holds everyone's.</summary>
    public void RateLimited(TimeSpan? wait)
    {
        lock (gate)
        {
            rateLimited++;
            retryAfter = Math.Max(retryAfter, wait?.TotalSeconds ?? 0);
            if (wait is { } w && time.GetUtcNow() + w > pausedUntil)
                pausedUntil = time.GetUtcNow() + w;
        }
    }

    /// <summary>What was counted since the last report.</summary>
    public EndpointReport TakeReport()
    {
        lock (gate)
        {
            var report = new EndpointReport(endpoint, succeeded, rateLimited, retryAfter);
            (succeeded, rateLimited, retryAfter) = (0, 0, 0);
            return report;
        }
    }

    private (ConcurrencyLimiter? Turns, Bucket? Requests, Bucket? Tokens, int Cost) Limiters()
    {
        lock (gate)
            return (turns, requests, tokens, Math.Max(1, (int)tokensPerCall));
    }

    /// <summary>A token bucket that refills every second and holds what ten seconds give.</summary>
    private sealed class Bucket
    {
        private readonly TokenBucketRateLimiter limiter;
        private readonly int limit;

        private Bucket(TokenBucketRateLimiter limiter, int limit) => (this.limiter, this.limit) = (limiter, limit);

        public static Bucket? Of(double perMinute)
        {
            if (perMinute <= 0)
                return null;
            var perSecond = perMinute / 60;
            var permits = Math.Max(1, (int)perSecond);
            var limit = Math.Max(permits, (int)(perSecond * 10));
            return new Bucket(
                new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limit,
                    TokensPerPeriod = permits,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(permits / perSecond),
                    QueueLimit = int.MaxValue,
                }),
                limit);
        }

        public async Task TakeAsync(int permits, CancellationToken cancel) => (await limiter.AcquireAsync(Math.Min(permits, limit), cancel)).Dispose();
    }

    private sealed class NoTurn : IDisposable
    {
        public static NoTurn Instance { get; } = new();

        public void Dispose()
        {
        }
    }
}
