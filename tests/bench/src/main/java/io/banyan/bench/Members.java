package io.banyan.bench;

import java.util.ArrayList;
import java.util.List;

/// Finds members by the side that answers them; a peer without sticky keys answers anybody from both.
final class Members {
    private static final int TRIES = 200;

    private Members() {}

    /// Asks as one member after the other.
    ///
    /// @return one member that is read from LEGACY and one from MODERN; one of them where all go to one side
    static List<String> ofBothSides(int port, Lane lane) {
        List<String> members = new ArrayList<>();
        String seen = "";
        for (int at = 1; at <= TRIES && members.size() < 2; at++) {
            String member = "m" + at;
            String side = new Ask(port, lane.path(), member).body().contains("legacy") ? "legacy" : "modern";
            if (!side.equals(seen)) {
                members.add(member);
                seen = side;
            }
        }
        return members;
    }
}
