package io.banyan.freshness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.position.Position;
import io.banyan.position.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TicketKeysTests {
    private static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");
    private static final byte[] FIRST = "the first key of the two".getBytes(US_ASCII);
    private static final byte[] SECOND = "the second key of the two".getBytes(US_ASCII);
    private static final TicketKeys KEYS = TicketKeys.of(List.of(FIRST));
    private static final Source SOURCE = new Source(0x7c1f00aa);
    private static final Ticket TICKET = Ticket.of(new Position(SOURCE, -1));

    /// The form is a contract between the replicas of a fleet, some of which run another version.
    @Test
    void writesTheFormThatEveryVersionReads() {
        Ticket ticket = new Ticket(SOURCE, new Position(SOURCE, 123456789), NOW);

        assertThat(KEYS.write(ticket, NOW.plusSeconds(6)))
                .isEqualTo("AUF8HwCqAAAAAAdbzRUAAAGi0R8CAGs3lUbEM3L1kdFOBD-iKB7lWSyZ")
                .hasSize(TicketKeys.LENGTH);
    }

    /// A contract between the replicas of a fleet, too.
    @Test
    void namesAClientByAHashOfAllThatItIsKnownBy() {
        List<String> names = TicketKeys.of(List.of(SECOND, FIRST)).names("shop", "events", "ann");

        assertThat(KEYS.names("shop", "events", "ann")).containsExactly("nTedKRrHhv647Ni5YPauZw");
        assertThat(names).hasSize(2).endsWith("nTedKRrHhv647Ni5YPauZw").doesNotHaveDuplicates();
        assertThat(List.of(
                        KEYS.names("shop", "events", "ben"),
                        KEYS.names("shop", "groups", "ann"),
                        KEYS.names("test", "events", "ann")))
                .doesNotContain(List.of("nTedKRrHhv647Ni5YPauZw"))
                .doesNotHaveDuplicates();
    }

    @Test
    void roundsATimeUp() {
        Ticket ticket = KEYS.read(KEYS.write(Ticket.of(SOURCE, NOW.plusNanos(1)), NOW), NOW);

        assertThat(ticket).isEqualTo(Ticket.of(SOURCE, NOW.plusMillis(1)));
    }

    @Property
    void readsWhatItWrites(@ForAll("tickets") Ticket ticket) {
        assertThat(KEYS.read(KEYS.write(ticket, NOW), NOW)).isEqualTo(ticket);
    }

    @Property
    void takesNoTicketOfWhichACharacterIsAnother(@ForAll("tickets") Ticket ticket, @ForAll("places") int place) {
        String text = KEYS.write(ticket, NOW);
        char other = text.charAt(place) == 'A' ? 'B' : 'A';

        assertThat(KEYS.read(text.substring(0, place) + other + text.substring(place + 1), NOW))
                .isNull();
    }

    @Test
    void takesNothingOfAnotherLengthOrAlphabet() {
        String text = KEYS.write(TICKET, NOW);

        assertThat(KEYS.read("", NOW)).isNull();
        assertThat(KEYS.read(text + "A", NOW)).isNull();
        assertThat(KEYS.read(text.substring(1), NOW)).isNull();
        assertThat(KEYS.read(text.repeat(20_000), NOW)).isNull();
        assertThat(KEYS.read("=".repeat(TicketKeys.LENGTH), NOW)).isNull();
        assertThat(KEYS.read("é".repeat(TicketKeys.LENGTH), NOW)).isNull();
    }

    @Test
    void takesATicketUntilTheEndOfItsLifeRoundedUp() {
        String text = KEYS.write(TICKET, NOW.plusMillis(1));

        assertThat(KEYS.read(text, NOW.plusMillis(1999))).isEqualTo(TICKET);
        assertThat(KEYS.read(text, NOW.plusSeconds(2))).isNull();
    }

    @Test
    void takesATicketOfAKeyThatHasBeenReplacedButIsStillListed() {
        String old = KEYS.write(TICKET, NOW);
        TicketKeys rotated = TicketKeys.of(List.of(SECOND, FIRST));

        assertThat(rotated.read(old, NOW)).isEqualTo(TICKET);
        assertThat(KEYS.read(rotated.write(TICKET, NOW), NOW)).isNull();
        assertThat(TicketKeys.of(List.of(SECOND)).read(old, NOW)).isNull();
    }

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> TicketKeys.of(List.of(new byte[15]))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TicketKeys.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTicketLivesUntilEveryFreshAnswerIsNewer() {
        assertThat(TicketKeys.life(Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofMillis(200)))
                .isEqualTo(Duration.ofMillis(6700));
    }

    @Provide
    static Arbitrary<Ticket> tickets() {
        return TicketTests.tickets();
    }

    @Provide
    static Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, TicketKeys.LENGTH - 1);
    }
}
