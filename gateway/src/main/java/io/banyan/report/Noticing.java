package io.banyan.report;

import io.banyan.catalog.Calls;
import io.banyan.catalog.Declared;
import io.banyan.catalog.Noticed;
import io.banyan.catalog.Noticed.Traffic;
import io.banyan.catalog.RouteCounter.RouteCalls;
import io.banyan.catalog.Subject;
import io.banyan.config.FileGroup;
import io.banyan.lambda.FunctionName;
import io.banyan.snapshot.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Says of which subjects the requests of the last seconds were: a route, its group, and where MODERN was asked
/// its function and its view.
public final class Noticing {
    private final Snapshot files;
    private final Function<String, Map<String, Instant>> functionVersions;
    private final Function<String, Map<String, Instant>> viewVersions;

    /// @param functionVersions of a group: those of its function that answered → when each last did
    /// @param viewVersions of a group: those of its view
    public Noticing(
            Snapshot files,
            Function<String, Map<String, Instant>> functionVersions,
            Function<String, Map<String, Instant>> viewVersions) {
        this.files = files;
        this.functionVersions = functionVersions;
        this.viewVersions = viewVersions;
    }

    /// Of what was counted since the last time.
    ///
    /// @param declared all that is
    /// @param counted route → what was counted
    public Noticed noticed(Instant now, Collection<Declared> declared, Map<String, RouteCalls> counted) {
        Map<Subject, Traffic> traffic = new HashMap<>();
        counted.forEach((route, calls) -> {
            add(traffic, Subject.route(route), calls.all(), Map.of());
            add(traffic, Subject.group(calls.group()), calls.all(), Map.of());
            FileGroup file = files.groups().get(calls.group());
            if (file != null && calls.modern().count() > 0) {
                modern(traffic, file, calls.modern());
            }
        });
        return new Noticed(now, declared.stream().map(Declared::subject).collect(Collectors.toSet()), traffic);
    }

    private void modern(Map<Subject, Traffic> traffic, FileGroup file, Calls calls) {
        FunctionName function = DeclaredFunctions.nameOf(file);
        if (function != null) {
            add(traffic, Subject.function(function.name()), calls, functionVersions.apply(file.name()));
        }
        String view = ViewGroups.viewOf(file);
        if (view != null) {
            add(traffic, Subject.view(view), calls, viewVersions.apply(file.name()));
        }
    }

    private static void add(
            Map<Subject, Traffic> traffic, Subject subject, Calls calls, Map<String, Instant> versions) {
        traffic.merge(subject, new Traffic(calls, versions), Traffic::plus);
    }
}
