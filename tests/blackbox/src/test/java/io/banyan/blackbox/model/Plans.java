package io.banyan.blackbox.model;

import io.banyan.blackbox.model.ExchangePlan.Area;
import io.banyan.blackbox.model.ExchangePlan.Leaves;
import io.banyan.blackbox.model.ExchangePlan.TunnelPlan;
import io.banyan.blackbox.model.Payload.Delimited;
import java.util.ArrayList;
import java.util.List;

/// Makes the exchanges of one client's connection: some in a row, pipelined up to a depth, and one that the connection
/// may not survive at the end.
///
/// @param depth how many requests are sent before the first of them is answered
/// @param receiveBuffer bytes that the client's socket takes unread; 0 = the system's choice
record Plans(List<ExchangePlan> exchanges, ExchangePlan last, int depth, int receiveBuffer) {
    private static final int MOST = 12;

    Plans {
        exchanges = List.copyOf(exchanges);
    }

    static Plans random(Dice dice, int session) {
        List<ExchangePlan> exchanges = new ArrayList<>();
        int count = dice.below(MOST);
        for (int number = 0; number < count; number++) {
            exchanges.add(exchange(dice, session * (MOST + 1) + number, Leaves.NOT, false));
        }
        int last = session * (MOST + 1) + count;
        ExchangePlan end =
                dice.oneIn(4) ? tunnel(dice, last) : exchange(dice, last, dice.of(Leaves.values()), dice.oneIn(3));
        return new Plans(exchanges, end, 1 + dice.below(5), dice.oneIn(10) ? 4_096 : 0);
    }

    /// All of them, the last included.
    List<ExchangePlan> all() {
        List<ExchangePlan> all = new ArrayList<>(exchanges);
        all.add(last);
        return all;
    }

    private static ExchangePlan exchange(Dice dice, int id, Leaves leaves, boolean early) {
        String method = early ? "POST" : dice.of("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
        boolean body = early || method.startsWith("P") || dice.oneIn(15);
        Payload payload = Payload.random(dice, body ? dice.of(Delimited.LENGTH, Delimited.CHUNKS) : Delimited.NOTHING);
        boolean old = !body && dice.oneIn(20);
        return new ExchangePlan(
                id,
                dice.of(Area.values()),
                method,
                old,
                dice.oneIn(12),
                dice.below(20),
                payload,
                early,
                AnswerPlan.random(dice, "legacy", method, false),
                AnswerPlan.random(dice, "modern", method, true),
                leaves,
                dice.below(1_000) / 1_000.0,
                null);
    }

    private static ExchangePlan tunnel(Dice dice, int id) {
        AnswerPlan unused = AnswerPlan.random(dice, "unused", "GET", false);
        boolean eager = dice.oneIn(2);
        int up = eager ? Math.min(30_000, dice.size()) : dice.size();
        TunnelPlan bytes =
                new TunnelPlan(dice.pieces(dice.text(up)), dice.pieces(dice.text(dice.size())), eager, dice.oneIn(2));
        return new ExchangePlan(
                id,
                dice.of(Area.values()),
                "GET",
                false,
                false,
                dice.below(20),
                Payload.NONE,
                false,
                unused,
                unused,
                Leaves.NOT,
                0,
                bytes);
    }
}
