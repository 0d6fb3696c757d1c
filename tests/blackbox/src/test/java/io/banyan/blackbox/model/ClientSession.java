package io.banyan.blackbox.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.blackbox.model.ExchangePlan.Leaves;
import io.banyan.blackbox.model.ExchangePlan.TunnelPlan;
import io.banyan.blackbox.model.Reference.Seen;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// One client's connection: sends what is planned, and compares what comes back with the reference.
final class ClientSession implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RawClient client;
    private final Plans plans;
    private final Dice dice;
    private final Semaphore unanswered;

    ClientSession(int port, Plans plans, Dice dice) {
        this.client = RawClient.connect(port, plans.receiveBuffer()).timeout(PATIENCE);
        this.plans = plans;
        this.dice = dice;
        this.unanswered = new Semaphore(plans.depth());
    }

    /// Returns how many of the exchanges were begun before the connection's end.
    int run() {
        List<ExchangePlan> exchanges = plans.exchanges();
        List<List<String>> wires =
                exchanges.stream().map(plan -> dice.pieces(plan.sent())).toList();
        Thread writer = Thread.ofVirtual().start(() -> write(wires));
        int begun = 0;
        for (ExchangePlan plan : exchanges) {
            begun++;
            if (!lives(plan, client.tryRead(plan.method()))) {
                expectEnd(plan);
                writer.interrupt();
                return begun;
            }
            unanswered.release();
        }
        last(plans.last());
        return begun + 1;
    }

    private void write(List<List<String>> wires) {
        try {
            for (List<String> pieces : wires) {
                unanswered.acquire();
                pieces.forEach(client::send);
            }
        } catch (UncheckedIOException | InterruptedException over) {
            // The connection has ended: the reading side says whether it should have.
        }
    }

    /// Checks one answer; false = the connection ends with it.
    private static boolean lives(ExchangePlan plan, Optional<RawAnswer> answer) {
        if (answer.isEmpty()) {
            throw new AssertionError("no answer to " + plan);
        }
        Seen seen = Comparison.of(plan, answer.get());
        return !Reference.closes(plan, seen);
    }

    private void expectEnd(ExchangePlan plan) {
        assertThat(client.isEndedWithin(PATIENCE))
                .as("the connection ends with " + plan)
                .isTrue();
    }

    private void last(ExchangePlan plan) {
        if (plan.tunnel() != null) {
            tunnel(plan, Objects.requireNonNull(plan.tunnel()));
            return;
        }
        Thread writer = Thread.ofVirtual().start(() -> write(List.of(dice.pieces(plan.sent()))));
        if (plan.leaves() == Leaves.NOT) {
            lives(plan, client.tryRead(plan.method()));
        } else if (plan.leaves() == Leaves.IN_ANSWER) {
            client.tryReadHead();
        }
        if (plan.leaves() != Leaves.NOT && plan.leaves() != Leaves.IN_ANSWER) {
            join(writer);
        }
        if (dice.oneIn(2)) {
            client.reset();
        }
    }

    private void tunnel(ExchangePlan plan, TunnelPlan bytes) {
        client.send(plan.sent());
        if (bytes.eager()) {
            bytes.up().forEach(client::send);
        }
        assertThat(client.readHead().status()).as(plan.toString()).isEqualTo(101);
        Thread writer = Thread.ofVirtual().start(() -> {
            if (!bytes.eager()) {
                bytes.up().forEach(client::send);
            }
        });
        String down = String.join("", bytes.down());
        assertThat(client.readExactly(down.length()).equals(down))
                .as("the bytes of " + plan)
                .isTrue();
        join(writer);
        if (!bytes.clientEnds()) {
            expectEnd(plan);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
