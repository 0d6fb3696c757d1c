package io.banyan.projector.app;

import io.banyan.projections.capture.CaptureRunner;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.log.RedisChangeLog;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.SourceUnavailable;
import io.banyan.projections.store.RedisCheck;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewStore;
import io.banyan.projections.store.ViewUnavailable;
import io.banyan.redis.RedisLink;
import java.util.Collection;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is asked and done once, before anything runs. What does not answer is asked again later by whoever needs it;
/// what refuses keeps the process from starting.
final class Start {
    private static final Logger LOG = LoggerFactory.getLogger("projector");

    private Start() {}

    static void check(RedisChangeLog log) {
        try {
            log.check().forEach(warning -> LOG.warn("{}", warning));
        } catch (LogUnavailable away) {
            LOG.warn("{}; it is asked again", away.getMessage());
        }
    }

    /// A Redis of the views' own.
    static void check(RedisLink views) {
        try {
            RedisCheck.of(views).forEach(warning -> LOG.warn("{}", warning));
        } catch (ViewUnavailable away) {
            LOG.warn("{}; it is asked again", away.getMessage());
        }
    }

    /// A source that keeps something for us goes on whatever else is wrong with it: the views are told.
    static void check(ChangeSource source) {
        try {
            if (source.kept() == null) {
                source.check();
            }
        } catch (SourceUnavailable away) {
            LOG.warn("{}; it is asked again", away.getMessage());
        }
    }

    /// Begins the log anew, and says which views need what.
    static void over(CaptureRunner capture, ViewStore store, Collection<ViewId> here) {
        LogPosition from;
        try {
            from = capture.startOver();
        } catch (SourceUnavailable away) {
            if (away.isTaken()) {
                throw new StartRefused("the log was not begun anew, because another projector captures ("
                        + away.getMessage() + "); end all others, then run this again");
            }
            throw away;
        }
        TreeSet<String> names = new TreeSet<>();
        here.forEach(view -> names.add(view.name()));
        store.views().forEach(view -> names.add(view.name()));
        LOG.warn(
                "the log begins anew at {}: what was in it is gone, and every view of it must be rebuilt; run: {}",
                from,
                String.join(
                        "; ",
                        names.stream()
                                .map(name -> "./banyan view rebuild " + name)
                                .toList()));
        LOG.warn("leave out --start-over from now on: each start with it begins the log anew");
    }
}
