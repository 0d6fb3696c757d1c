package io.banyan.figures;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What changes of weights would do to one group.
///
/// @param routes whose applied weight changes; empty where none does
/// @param clientsSeen distinct sticky keys
/// @param clientsMoving of those, the ones that some route would answer from another side
/// @param toward `modern` or `legacy`: where all that move go; null where some go either way, or none
/// @param says the same for people
public record GroupPlan(
        String group,
        List<RouteMove> routes,
        long clientsSeen,
        long clientsMoving,
        @Nullable String toward,
        Room room,
        String says) {
    public GroupPlan {
        routes = List.copyOf(routes);
    }

    /// Told from the group's last minute.
    ///
    /// @param moves routes of the group, with their applied weights; those that stay are left out
    /// @param maxConcurrent MODERN's places on a replica
    /// @param inUse of those, on this replica now
    /// @param wrong what is wrong with MODERN, said instead of whether it has room; null = nothing
    public static GroupPlan of(
            String group,
            List<RouteMove> moves,
            GroupMinute minute,
            int maxConcurrent,
            int inUse,
            @Nullable String wrong) {
        List<RouteMove> moving =
                moves.stream().filter(move -> move.points() != 0).toList();
        Expectation expected = Expectation.of(moving, minute);
        int places = (int) Math.min(Integer.MAX_VALUE, Math.ceil(expected.places()));
        boolean enough = places <= maxConcurrent || moving.stream().noneMatch(move -> move.points() > 0);
        Room room = new Room(maxConcurrent, inUse, places, enough);
        long clients = minute.clients().moving(moving);
        String toward = toward(moving);
        String says = new Wording(moving, minute, room, expected.estimated(), wrong).says(clients, toward);
        return new GroupPlan(group, moving, minute.clients().count(), clients, toward, room, says);
    }

    /// The same with one thing more to say of MODERN, where somebody moves to it.
    public GroupPlan and(String more) {
        return routes.isEmpty() || "legacy".equals(toward)
                ? this
                : new GroupPlan(group, routes, clientsSeen, clientsMoving, toward, room, says + "; " + more);
    }

    private static @Nullable String toward(List<RouteMove> moving) {
        Set<String> sides = moving.stream()
                .map(move -> move.points() > 0 ? "modern" : "legacy")
                .collect(Collectors.toSet());
        return sides.size() == 1 ? sides.iterator().next() : null;
    }

    private record Wording(
            List<RouteMove> moving,
            GroupMinute minute,
            Room room,
            boolean estimated,
            @Nullable String wrong) {
        String says(long clients, @Nullable String toward) {
            if (moving.isEmpty()) {
                return "no client changes side";
            }
            long seen = minute.clients().count();
            if (seen == 0) {
                return head() + ": " + nobody() + "; who would move, and how much room it takes, is not known"
                        + (wrong == null || "legacy".equals(toward) ? "" : "; " + wrong);
            }
            String direction = toward == null ? "change side" : "move to " + toward;
            return "%s: about %s of %s %s seen in the last minute %s%s"
                    .formatted(
                            head(),
                            number(clients),
                            number(seen),
                            seen == 1 ? "client" : "clients",
                            direction,
                            roomSays(toward));
        }

        private String nobody() {
            return minute.reads().all() == 0
                    ? "no traffic in the last minute"
                    : "no client with a sticky key in the last minute";
        }

        private String head() {
            boolean alike = moving.stream()
                            .map(move -> move.before() + " " + move.after())
                            .distinct()
                            .count()
                    == 1;
            RouteMove first = moving.getFirst();
            return alike ? first.before() + " → " + first.after() : moving.size() + " routes change";
        }

        private String roomSays(@Nullable String toward) {
            if ("legacy".equals(toward)) {
                return "";
            }
            if (wrong != null) {
                return "; " + wrong;
            }
            String hedge = estimated ? " (estimated from legacy's times)" : "";
            return room.enough()
                    ? "; modern has room for it" + hedge
                    : "; modern has no room: about %s of %s would be needed%s"
                            .formatted(number(room.expected()), places(room.maxConcurrent()), hedge);
        }

        private static String places(long most) {
            return number(most) + (most == 1 ? " place" : " places");
        }

        /// Three digits that count, as of something that changes every second: 8,312 → 8,310.
        private static String number(long exact) {
            long step = 1;
            while (exact / step >= 1_000) {
                step *= 10;
            }
            return String.format(Locale.ROOT, "%,d", Math.round(exact / (double) step) * step);
        }
    }
}
