package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamConnectionTests {
    private final EmbeddedUpstream upstream = new EmbeddedUpstream(new EmbeddedChannel().eventLoop());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none                 | 4000",
                "''                   | 4000",
                "max=100              | 4000",
                "timeout=60, max=100  | 4000",
                "timeout=99999999999  | 4000",
                "timeout=2            | 1500",
                "max=5, timeout=3     | 2500",
                "Timeout=2            | 1500",
                "timeout=1            | 500",
                "timeout=0            | 0",
                "timeout=             | 0",
                "timeout=x            | 0",
            })
    void isGivenUpHalfASecondBeforeTheUpstreamDoes(@Nullable String keepAlive, long millis) {
        UpstreamConnection connection = upstream.idle().connection;

        connection.keepFor(keepAlive, TimeUnit.SECONDS.toNanos(4));

        assertThat(TimeUnit.NANOSECONDS.toMillis(connection.maxIdleNanos)).isEqualTo(millis);
    }

    @Test
    void isUsableUntilItsIdleTimeOrItsAgeIsOver() {
        UpstreamConnection connection = upstream.idle().connection;
        long idleSince = connection.idleSinceNanos;
        long second = TimeUnit.SECONDS.toNanos(1);

        assertThat(connection.usable(idleSince + 3 * second, 300 * second)).isTrue();
        assertThat(connection.usable(idleSince + 4 * second, 300 * second)).isFalse();
        assertThat(connection.usable(idleSince + 3 * second, 3 * second)).isFalse();
    }
}
