package io.banyan.upstream;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The calls of one guard that wait for the head of their answer, on one event loop. They all have the side's one time
/// limit, so who sent its request first is late first: the line is in that order, and one timer serves it. Calls that
/// still send stand in it too, without a deadline.
final class WaitingLine {
    private final EventLoop loop;
    private final @Nullable Duration timeout;
    private @Nullable Place first;
    private @Nullable Place last;
    private boolean timed;

    /// @param timeout null = nobody is ever late
    WaitingLine(EventLoop loop, @Nullable Duration timeout) {
        this.loop = loop;
        this.timeout = timeout;
    }

    /// A call's place in the line.
    final class Place {
        private final Pass pass;
        private @Nullable Place before;
        private @Nullable Place behind;
        private boolean inLine = true;
        private boolean counts;
        private long deadline;

        private Place(Pass pass) {
            this.pass = pass;
        }

        /// The whole request is out: from now on the call may be late. Does nothing the second time, or after `leave`.
        void requestOut() {
            if (timeout != null && inLine && !counts) {
                counts = true;
                deadline = now() + timeout.toNanos();
                unlink(this);
                append(this);
                time(timeout.toNanos());
            }
        }

        void leave() {
            if (inLine) {
                inLine = false;
                unlink(this);
            }
        }
    }

    Place enter(Pass pass) {
        Place place = new Place(pass);
        append(place);
        return place;
    }

    private void append(Place place) {
        place.before = last;
        place.behind = null;
        if (last == null) {
            first = place;
        } else {
            last.behind = place;
        }
        last = place;
    }

    private void unlink(Place place) {
        if (place.before == null) {
            first = place.behind;
        } else {
            place.before.behind = place.behind;
        }
        if (place.behind == null) {
            last = place.before;
        } else {
            place.behind.before = place.before;
        }
    }

    private long now() {
        return loop.ticker().nanoTime();
    }

    private void time(long nanos) {
        if (!timed) {
            timed = true;
            loop.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        timed = false;
        Place next;
        while ((next = firstWithDeadline()) != null) {
            long left = next.deadline - now();
            if (left > 0) {
                time(left);
                return;
            }
            next.leave();
            next.pass.giveUp();
        }
    }

    private @Nullable Place firstWithDeadline() {
        Place place = first;
        while (place != null && !place.counts) {
            place = place.behind;
        }
        return place;
    }

    /// The guard has lost patience: whoever is not patient gives up.
    void giveUp() {
        Place place = first;
        while (place != null) {
            Place next = place.behind;
            if (!place.pass.patient()) {
                place.leave();
                place.pass.giveUp();
            }
            place = next;
        }
    }
}
