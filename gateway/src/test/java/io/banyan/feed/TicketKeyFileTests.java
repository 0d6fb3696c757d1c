package io.banyan.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.freshness.Ticket;
import io.banyan.freshness.TicketKeys;
import io.banyan.position.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketKeyFileTests {
    private static final String MAKE = "; make one with: head -c 32 /dev/urandom | base64";
    private static final byte[] FIRST = "the first key of two".getBytes(US_ASCII);
    private static final byte[] SECOND = "the second key of two".getBytes(US_ASCII);

    @TempDir
    private Path folder = Path.of("replaced");

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("keys.txt"), text);
    }

    @Test
    void signsWithTheFirstAndTakesAll() throws IOException {
        Instant now = Instant.parse("2027-01-01T12:00:00Z");
        Ticket ticket = Ticket.of(new Source(1), now);
        Base64.Encoder base64 = Base64.getEncoder();

        TicketKeys keys = TicketKeyFile.read(
                file("# new\n" + base64.encodeToString(FIRST) + "\n\n" + base64.encodeToString(SECOND) + "\n"));

        assertThat(TicketKeys.of(List.of(FIRST)).read(keys.write(ticket, now), now))
                .isEqualTo(ticket);
        assertThat(keys.read(TicketKeys.of(List.of(SECOND)).write(ticket, now), now))
                .isEqualTo(ticket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQ=", "not base64!"})
    void namesTheLineOfAKeyThatIsNone(String key) throws IOException {
        Path file = file("# keys\n" + key + "\n");

        assertThatThrownBy(() -> TicketKeyFile.read(file))
                .hasMessage("--ticket-keys: " + file + ":2 must be base64 of at least 16 bytes" + MAKE);
    }

    @Test
    void refusesAFileWithoutKeys() throws IOException {
        Path file = file("# none\n");

        assertThatThrownBy(() -> TicketKeyFile.read(file)).hasMessage("--ticket-keys: " + file + " has no key" + MAKE);
    }
}
