package io.banyan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorsTests {
    @ParameterizedTest
    @CsvSource({"100, 60, 14", "1024, 100, 456", "65536, 100, 32712", "100, 100, 1", "100, 300, 1", "100, 85, 1"})
    void leaveRoomForAnUpstreamForEachClient(long limit, long others, int clients) {
        assertThat(Descriptors.mostClients(limit, others)).isEqualTo(clients);
    }

    @Test
    void areCountedByTheSystem() {
        assertThat(Descriptors.open()).isPositive().isLessThan(Descriptors.limit());
    }

    @Test
    void runningShortIsFoundInACauseAndNowhereElse() {
        assertThat(Shortage.is(new IllegalStateException(new SocketException("Too many open files"))))
                .isTrue();
        assertThat(Shortage.problems())
                .first()
                .asString()
                .contains("open files are this process's limit", "ulimit -n", "LimitNOFILE");
        assertThat(Shortage.is(new IOException("Connection reset"))).isFalse();
        assertThat(Shortage.is(new OutOfMemoryError("Java heap space"))).isFalse();
    }

    @Test
    void directMemoryIsToldWithWhatToSet() {
        assertThat(Shortage.is(new OutOfMemoryError("failed to allocate 4194304 byte(s) of direct memory")))
                .isTrue();
        assertThat(Shortage.problems()).last().asString().contains("BANYAN_JAVA_OPTS");
        assertThat(Shortage.DIRECT_MEMORY.lasts()).isTrue();
    }
}
