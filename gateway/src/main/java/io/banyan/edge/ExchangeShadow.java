package io.banyan.edge;

import io.banyan.compare.Seen;
import io.banyan.decide.Decision;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.shadow.NotCompared;
import io.banyan.shadow.ShadowRule;
import io.banyan.upstream.EndlessAnswer;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.Unexpected;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an exchange that was drawn for a copy does beside its answer: keeps the answer's bytes as they pass, and has
/// the read copied once its answer is decided. Lives on its client's event loop. Nothing that goes wrong here reaches
/// the exchange.
final class ExchangeShadow {
    private final Shadows all;
    private final Traffic traffic;
    private final GroupTraffic group;
    private final Decision decision;
    private final ClientRequest request;
    private final Instant asked;
    private final KeptBytes body;
    private @Nullable Seen head;
    private @Nullable HttpResponse raw;
    private @Nullable ShadowCopy copy;
    private boolean over;

    ExchangeShadow(Shadows all, Traffic traffic, GroupTraffic group, Decision decision, ClientRequest request) {
        this.all = all;
        this.traffic = traffic;
        this.group = group;
        this.decision = decision;
        this.request = request;
        this.asked = all.now();
        this.body = new KeptBytes(all.room(decision));
    }

    /// A head has come, of which nothing was taken off yet.
    void saw(Side side, HttpResponse response) {
        guarded(() -> {
            raw = response;
            head = ShadowHeads.seen(side, response, group, request, asked);
        });
    }

    /// That head goes to the client.
    ///
    /// @param side that gave it
    void goesOut(Side side) {
        guarded(() -> begin(side));
    }

    private void begin(Side side) {
        HttpResponse response = raw;
        Side other = side == Side.LEGACY ? Side.MODERN : Side.LEGACY;
        int status = response == null ? 0 : response.status().code();
        boolean shows = status >= 200 && status != 304 && status < 500;
        if (response == null || !shows || EndlessAnswer.is(response) || (other == Side.LEGACY && !rule().legacy())) {
            over = true;
            return;
        }
        NotCompared full = body.begin(response);
        if (full != null) {
            drop(full);
            return;
        }
        ClientRequest copied = ShadowHeads.request(request, group.written());
        boolean repeat = isRepeated(side);
        ShadowCopy made = new ShadowCopy(traffic, group, decision, repeat ? side : other, copied, repeat);
        copy = made;
        if (!all.send(made)) {
            copy = null;
            drop(NotCompared.FULL);
        }
    }

    /// A copy without its client's cookies would differ for another reason than noise.
    private boolean isRepeated(Side side) {
        Route route = decision.route();
        return side == Side.LEGACY
                && rule().legacy()
                && route != null
                && ShadowHeads.isWhole(request, group.written())
                && all.repeats(route);
    }

    /// A piece of the answer passes.
    void content(HttpContent content) {
        if (!over && copy != null) {
            guarded(() -> keep(content));
        }
    }

    private void keep(HttpContent content) {
        NotCompared full = body.add(content.content());
        if (full != null) {
            drop(full);
        } else if (content instanceof LastHttpContent && head != null && copy != null) {
            over = true;
            Seen its = head;
            all.answered(copy, new Seen(its.status(), its.headers(), body.whole(), its.proof(), asked), body);
        }
    }

    /// The exchange is over, with its answer or without. One whose answer was never decided was to be copied by chance
    /// alone, and is not counted.
    void ended() {
        if (!over && copy != null) {
            guarded(() -> drop(NotCompared.CUT));
        }
    }

    private void drop(NotCompared why) {
        over = true;
        body.free();
        ShadowCopy begun = copy;
        if (begun != null) {
            all.end(begun, why);
        } else {
            all.notCompared(String.valueOf(decision.group()), why);
        }
    }

    private ShadowRule rule() {
        return group.written().shadow();
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a read that was to be copied", unexpected);
            over = true;
            drop(NotCompared.UNEXPECTED);
        }
    }
}
