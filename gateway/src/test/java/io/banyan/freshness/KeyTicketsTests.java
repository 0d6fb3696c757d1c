package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.freshness.KeyTickets.Found;
import io.banyan.position.Position;
import io.banyan.position.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyTicketsTests {
    private static final Duration LIFE = Duration.ofSeconds(6);
    private static final Source SOURCE = new Source(1);
    private static final Found UNKNOWN = new Found(null, false);

    private final Asked asked = new Asked();
    private Instant now = Instant.parse("2027-01-01T12:00:00Z");
    private final KeyTickets tickets = new KeyTickets(asked, () -> now);

    /// Answers when the test says so.
    private static final class Asked implements TicketStore {
        private final List<CompletableFuture<List<String>>> reads = new ArrayList<>();
        private final List<CompletableFuture<@Nullable Void>> raises = new ArrayList<>();

        @Override
        public CompletableFuture<List<String>> read(List<String> names) {
            CompletableFuture<List<String>> answer = new CompletableFuture<>();
            reads.add(answer);
            return answer;
        }

        @Override
        public CompletableFuture<?> raise(List<String> names, String text, Duration life) {
            CompletableFuture<@Nullable Void> answer = new CompletableFuture<>();
            raises.add(answer);
            return answer;
        }
    }

    private static Ticket at(long position) {
        return Ticket.of(new Position(SOURCE, position));
    }

    private CompletableFuture<Found> lookUp() {
        return tickets.of(List.of("ann"), LIFE);
    }

    private static Found of(CompletableFuture<Found> found) {
        assertThat(found).isDone();
        return found.join();
    }

    @Test
    void findsTheLargerOfWhatIsKeptUnderSeveralNames() {
        CompletableFuture<Found> found = lookUp();
        assertThat(found).isNotDone();

        asked.reads.getFirst().complete(List.of("", KeptTicket.text(at(5)), KeptTicket.text(at(9))));

        assertThat(of(found)).isEqualTo(new Found(at(9), true));
    }

    @Test
    void knowsThatThereIsNone() {
        CompletableFuture<Found> found = lookUp();

        asked.reads.getFirst().complete(List.of(""));

        assertThat(of(found)).isEqualTo(new Found(null, true));
    }

    @Test
    void knowsNothingWhereSomethingElseIsKept() {
        CompletableFuture<Found> found = lookUp();

        asked.reads.getFirst().complete(List.of("", "foreign"));

        assertThat(of(found)).isEqualTo(UNKNOWN);
    }

    /// Who was away may have lost a ticket, or not have got one, until the last one of then would have ended.
    @Test
    void believesNobodyForATicketsLifeAfterHeHasFailed() {
        CompletableFuture<Found> failing = lookUp();
        CompletableFuture<Found> beside = lookUp();
        asked.reads.getFirst().completeExceptionally(new IllegalStateException("away"));
        asked.reads.get(1).complete(List.of(""));

        assertThat(of(failing)).isEqualTo(UNKNOWN);
        assertThat(of(beside)).isEqualTo(UNKNOWN);
        assertThat(tickets.problem(LIFE)).as("though it has answered since").isNotNull();
        now = now.plus(LIFE);
        assertThat(tickets.problem(LIFE)).isNotNull();
        assertThat(of(lookUp())).isEqualTo(UNKNOWN);
        assertThat(asked.reads).as("nobody is asked in vain").hasSize(2);

        now = now.plusMillis(1);
        assertThat(tickets.problem(LIFE)).isNull();
        CompletableFuture<Found> found = lookUp();
        asked.reads.getLast().complete(List.of(""));
        assertThat(of(found)).isEqualTo(new Found(null, true));
    }

    @Test
    void looksUpNoMoreThanSoManyAtOnce() {
        for (int i = 0; i < KeyTickets.MOST; i++) {
            lookUp();
        }

        assertThat(of(lookUp())).isEqualTo(UNKNOWN);
        assertThat(asked.reads).hasSize(KeyTickets.MOST);
        asked.reads.getFirst().complete(List.of(""));
        assertThat(lookUp()).isNotDone();
    }

    @Test
    void believesNobodyAfterATicketThatWasNotSent() {
        for (int i = 0; i < KeyTickets.MOST; i++) {
            tickets.keep(List.of("ann"), at(i + 1), LIFE);
        }
        assertThat(tickets.isTrusted(LIFE)).isTrue();

        assertThat(tickets.keep(List.of("ben"), at(1), LIFE)).isCompletedWithValue(false);

        assertThat(asked.raises).hasSize(KeyTickets.MOST);
        assertThat(tickets.isTrusted(LIFE)).isFalse();
        assertThat(tickets.problem(LIFE))
                .startsWith("tickets under sticky keys are not known: more than 1,000 were on their way");
        asked.raises.getFirst().complete(null);
        assertThat(tickets.problem(LIFE))
                .as("another was not sent all the same")
                .isNotNull();
    }

    /// A page asks several things at once.
    @Test
    void sendsTheSameTicketOfTheSameClientOnceASecond() {
        tickets.keepOnce(List.of("ann"), at(5), LIFE);
        tickets.keepOnce(List.of("ann"), at(5), LIFE);
        assertThat(asked.raises).hasSize(1);

        tickets.keepOnce(List.of("ben"), at(5), LIFE);
        tickets.keepOnce(List.of("ann"), at(6), LIFE);
        assertThat(asked.raises).hasSize(3);

        now = now.plus(KeyTickets.LATELY);
        tickets.keepOnce(List.of("ann"), at(6), LIFE);
        assertThat(asked.raises).hasSize(4);
    }

    @Test
    void sendsTheSameTicketAgainWhereItMayNotHaveArrived() {
        tickets.keepOnce(List.of("ann"), at(5), LIFE);
        asked.raises.getFirst().completeExceptionally(new IllegalStateException("away"));

        tickets.keepOnce(List.of("ann"), at(5), LIFE);

        assertThat(asked.raises).hasSize(2);
    }

    @Test
    void tellsWhetherATicketIsKeptAndWhatIsWrong() {
        CompletableFuture<Boolean> kept = tickets.keep(List.of("ann"), at(5), LIFE);
        CompletableFuture<Boolean> lost = tickets.keep(List.of("ann"), at(6), LIFE);

        asked.raises.getFirst().complete(null);
        assertThat(tickets.problem(LIFE)).isNull();
        asked.raises.getLast().completeExceptionally(new IllegalStateException("read\nonly"));

        assertThat(kept.join()).isTrue();
        assertThat(lost.join()).isFalse();
        assertThat(tickets.problem(LIFE))
                .isEqualTo(
                        "tickets under sticky keys are not known: the Redis that keeps them did not answer (read only),"
                                + " so LEGACY answers the reads of groups whose freshness.tickets has key, until that was 6 s"
                                + " ago; see that this Redis runs and keeps up");
        assertThat(tickets.isTrusted(LIFE)).isFalse();
    }
}
