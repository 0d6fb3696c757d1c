package io.banyan.report;

import io.banyan.catalog.Calls;
import io.banyan.catalog.Noticed.Traffic;
import io.banyan.catalog.Subject;
import io.banyan.config.FileGroup;
import io.banyan.function.HostedFunction;
import io.banyan.lambda.FunctionName;
import io.banyan.snapshot.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What function hosts count of functions that no route calls: a projector does, say. Used by one thread.
public final class HostedCalls {
    private final Map<String, Calls> before = new HashMap<>();

    /// What came since the last time; of a function that is seen for the first time, nothing yet.
    public Map<Subject, Traffic> since(List<HostedFunction> hosted, Snapshot files) {
        Set<String> called = new HashSet<>();
        for (FileGroup file : files.groups().values()) {
            FunctionName name = DeclaredFunctions.nameOf(file);
            if (name != null) {
                called.add(name.name());
            }
        }
        Map<Subject, Traffic> traffic = new HashMap<>();
        for (HostedFunction one : hosted) {
            Calls now = one.calls();
            Calls last = before.put(one.host() + " " + one.name(), now);
            if (last != null && now.count() != last.count() && !called.contains(one.name())) {
                Calls more = now.count() > last.count() ? now.minus(last) : now; // else the host began anew
                traffic.merge(Subject.function(one.name()), new Traffic(more, Map.of()), Traffic::plus);
            }
        }
        return traffic;
    }
}
