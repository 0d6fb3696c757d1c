package io.banyan.figures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a fleet did, as one.
record FleetSum(FleetFigures figures, Map<String, GroupMinute> minutes) {
    /// Clients of a group that are looked at to count those of all groups.
    private static final int LOOKED_AT = 8_192;

    FleetSum {
        minutes = Map.copyOf(minutes);
    }

    /// @param all what each replica told, this one's first
    static FleetSum of(Instant at, Replicas replicas, List<ReplicaTotals> all) {
        Map<String, GroupSum> sums = new TreeMap<>();
        GroupSum total = new GroupSum();
        for (ReplicaTotals replica : all) {
            total.add(replica.none(), replica);
            replica.groups().forEach((name, group) -> {
                sums.computeIfAbsent(name, unknown -> new GroupSum()).add(group, replica);
                total.add(group, replica);
            });
        }
        List<GroupFigures> groups = new ArrayList<>();
        Map<String, GroupMinute> minutes = new HashMap<>();
        sums.forEach((name, sum) -> {
            GroupMinute minute = sum.minute();
            minutes.put(name, minute);
            groups.add(new GroupFigures(name, sum.figures(minute.clients().count())));
        });
        long clients = sums.size() == 1
                ? groups.getFirst().figures().clients()
                : minutes.values().stream()
                        .map(minute -> minute.clients().atMost(LOOKED_AT).placeless())
                        .reduce(ClientSample.NONE, ClientSample::unite)
                        .count();
        return new FleetSum(new FleetFigures(at, replicas, groups, total.total(clients)), minutes);
    }

    /// Of a group; `GroupMinute.NONE` without traffic.
    GroupMinute minute(String group) {
        return minutes.getOrDefault(group, GroupMinute.NONE);
    }
}
