package io.banyan.blackbox.model;

import io.banyan.blackbox.model.AnswerPlan.Breach;
import io.banyan.blackbox.model.ExchangePlan.TunnelPlan;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Body;
import io.banyan.testkit.Ending;
import io.banyan.testkit.StubExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// One side, which does with each request what its plan says, and notes what it got.
final class PlannedUpstream implements Behaviour {
    private final String side;
    private final Arrivals arrivals;
    private final Map<Integer, ExchangePlan> plans;

    PlannedUpstream(String side, Arrivals arrivals, Map<Integer, ExchangePlan> plans) {
        this.side = side;
        this.arrivals = arrivals;
        this.plans = plans;
    }

    /// Both sides read the plans from the same map.
    static Map<Integer, ExchangePlan> noPlans() {
        return new ConcurrentHashMap<>();
    }

    @Override
    public void serve(StubExchange exchange) throws IOException {
        String target = exchange.request().target();
        int id = Integer.parseInt(target.substring(target.lastIndexOf('/') + 1));
        ExchangePlan plan = Objects.requireNonNull(plans.get(id), target);
        if (plan.tunnel() != null && side.equals("legacy")) {
            tunnel(exchange, id, plan.tunnel());
            return;
        }
        AnswerPlan answer = side.equals("modern") ? plan.modern() : plan.legacy();
        if (plan.early()) {
            send(exchange, answer.pieces());
            note(exchange, id, exchange.readBody());
        } else {
            Body body = exchange.readBody();
            note(exchange, id, body);
            if (body.complete()) {
                send(exchange, answer.pieces());
            }
        }
        leave(exchange, answer);
    }

    private static void leave(StubExchange exchange, AnswerPlan answer) throws IOException {
        if (answer.breach() == Breach.SILENT) {
            exchange.awaitPeerGone();
        }
        if (answer.breach() == Breach.RESET) {
            exchange.reset();
        } else if (!answer.whole() || answer.close()) {
            exchange.close();
        }
    }

    private void tunnel(StubExchange exchange, int id, TunnelPlan plan) throws IOException {
        exchange.send(
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: bytes\r\nX-Side: legacy\r\n\r\n");
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                send(exchange, plan.down());
            } catch (IOException gone) {
                // The client misses what was not sent, and says so.
            }
        });
        String up = exchange.readExactly(String.join("", plan.up()).length());
        join(sender);
        note(exchange, id, new Body(up, up.length(), 0, 0, List.of(), Ending.COMPLETE));
        if (plan.clientEnds()) {
            exchange.awaitPeerGone();
        }
        exchange.close();
    }

    private static void send(StubExchange exchange, List<String> pieces) throws IOException {
        for (String piece : pieces) {
            exchange.send(piece);
        }
    }

    private void note(StubExchange exchange, int id, Body body) {
        arrivals.add(id, new Arrivals.Arrival(side, exchange.request().head(), body));
    }

    private static void join(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
