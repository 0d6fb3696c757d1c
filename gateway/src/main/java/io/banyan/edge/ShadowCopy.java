package io.banyan.edge;

import io.banyan.compare.Compared;
import io.banyan.compare.Differences;
import io.banyan.compare.Seen;
import io.banyan.decide.Decision;
import io.banyan.evidence.CopiedRead;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.shadow.Judged;
import io.banyan.shadow.Noise;
import io.banyan.shadow.NotCompared;
import io.banyan.shadow.ShadowRule;
import io.banyan.shadow.ShadowTally;
import io.banyan.upstream.Call;
import io.banyan.upstream.GroupTraffic;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One copied read, from the moment when its client's answer is decided until both answers are compared, or nothing
/// comes of it. Lives on the event loop of copies.
final class ShadowCopy {
    private final Traffic traffic;
    private final GroupTraffic group;
    private final Route route;
    private final Side to;
    private final ClientRequest request;
    private final boolean repeat;
    private @Nullable Call call;
    private @Nullable Seen primary;
    private @Nullable Seen copy;
    private @Nullable Judged failed;
    private @Nullable KeptBytes clientsBody;
    private @Nullable KeptBytes copysBody;
    private @Nullable NotCompared over;
    private @Nullable Runnable abandoned;
    private long queuedNanos;
    private long headNanos = -1;

    /// @param to the side that did not answer; LEGACY for LEGACY's own read shows its noise
    /// @param request as it is copied
    ShadowCopy(Traffic traffic, GroupTraffic group, Decision decision, Side to, ClientRequest request, boolean repeat) {
        this.traffic = traffic;
        this.group = group;
        this.route = Objects.requireNonNull(decision.route());
        this.to = to;
        this.request = request;
        this.repeat = repeat;
    }

    String group() {
        return route.groupName();
    }

    Route route() {
        return route;
    }

    Side to() {
        return to;
    }

    Traffic traffic() {
        return traffic;
    }

    GroupTraffic sides() {
        return group;
    }

    ShadowRule rule() {
        return group.written().shadow();
    }

    ClientRequest request() {
        return request;
    }

    /// It waits for its turn from now on.
    void queued() {
        queuedNanos = System.nanoTime();
    }

    boolean isLate() {
        return System.nanoTime() - queuedNanos > rule().timeout().toNanos();
    }

    /// LEGACY answered the read, and is asked again.
    boolean isRepeat() {
        return repeat;
    }

    /// Whether MODERN is to say how new its answer is, and so cannot be asked at once. A repeat comes as late as a copy
    /// for MODERN would, to show the same noise.
    boolean isLater() {
        return (repeat || to == Side.MODERN) && group.written().freshness() != null;
    }

    void calls(Call made) {
        call = made;
    }

    /// Its call is under way.
    ///
    /// @param then runs should the copy end before it; null = it has ended
    void runs(@Nullable Runnable then) {
        abandoned = then;
    }

    /// The head of its answer has come, so long after its call.
    void head(long nanos) {
        headNanos = nanos;
    }

    /// The client has its whole answer.
    void answered(Seen client, KeptBytes body) {
        primary = client;
        clientsBody = body;
    }

    /// So has the copy.
    void copied(Seen seen, KeptBytes body) {
        copy = seen;
        copysBody = body;
    }

    /// Nobody looks at the bodies any more.
    void free() {
        if (clientsBody != null) {
            clientsBody.free();
        }
        if (copysBody != null) {
            copysBody.free();
        }
    }

    void failed(String why) {
        failed = Judged.failed(why);
    }

    /// Nothing comes of it; false = that was so already.
    boolean end(NotCompared why) {
        if (over != null) {
            return false;
        }
        over = why;
        cancelCall();
        Runnable then = abandoned;
        abandoned = null;
        if (then != null) {
            then.run();
        }
        return true;
    }

    void cancelCall() {
        if (call != null) {
            call.cancel();
        }
    }

    /// Its side gave it an answer, whatever that says.
    boolean isAnswered() {
        return copy != null;
    }

    boolean isOver() {
        return over != null;
    }

    /// Whether the client has its answer and the copy has come to something.
    boolean isReady() {
        return over == null && primary != null && (failed != null || copy != null);
    }

    /// What the two answers come to; takes as long as their bodies are large.
    Judged judged(Noise noise) {
        if (failed != null) {
            return failed;
        }
        Seen ours = Objects.requireNonNull(primary);
        Seen its = Objects.requireNonNull(copy);
        boolean modern = to == Side.MODERN;
        Judged judged = Judged.of(
                rule().compare(route),
                noise,
                to,
                group.written().freshness() != null,
                modern ? ours : its,
                modern ? its : ours);
        return rule().credentials() ? judged.withCredentials() : judged;
    }

    /// What LEGACY's two answers to a repeat come to; null = it gave one.
    @Nullable
    Compared repeated() {
        return copy == null ? null : Differences.of(rule().compare(route), Objects.requireNonNull(primary), copy);
    }

    /// @param timed how long its head took says something about its side
    CopiedRead told(Judged judged, boolean timed) {
        return new CopiedRead(group(), route.id(), request.target(), to, judged, timed ? headNanos : -1);
    }

    ShadowTally.Read read(Instant now) {
        String target = request.target();
        int query = target.indexOf('?');
        boolean keeps = rule().compare(route).storesValues();
        String path = query < 0 ? target : target.substring(0, query);
        Instant asked = Objects.requireNonNull(primary).sent();
        return new ShadowTally.Read(group(), route.id(), path, keeps, asked, now);
    }
}
