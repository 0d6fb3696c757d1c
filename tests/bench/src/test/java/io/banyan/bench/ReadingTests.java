package io.banyan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What programs print, and what Linux tells.
class ReadingTests {
    private static final String H2LOAD = """
            progress: 100% of clients started

            finished in 4.02s, 29827.66 req/s, 9.27MB/s
            requests: 1200 total, 1200 started, 1200 done, 1190 succeeded, 10 failed, 0 errored, 0 timeout
            status codes: 1180 2xx, 10 3xx, 0 4xx, 10 5xx
            traffic: 37.31MB (39120000) total, 13.28MB (13920000) headers (space savings 0.00%), 19.57MB data
            """;

    @Test
    void readsTheLineThatWrkEndsWith() {
        String printed = """
                Running 6s test @ http://127.0.0.1:1/
                  6 requests in 6s
                bench requests=344354 micros=6001359 bytes=58884534 status=2 socket=3 p99=2500
                """;

        assertThat(Wrk.read(printed)).isEqualTo(new Wrk(344_354, 6.001359, 58_884_534, 2, 3, 2.5));
    }

    @Test
    void tellsWhatWrkSaidInstead() {
        assertThatThrownBy(() -> Wrk.read("unable to connect to 127.0.0.1:1\n"))
                .isInstanceOf(BenchFailure.class)
                .hasMessage("wrk printed no figures but: unable to connect to 127.0.0.1:1");
    }

    @Test
    void readsWhatH2loadPrints() {
        assertThat(H2load.read(H2LOAD)).isEqualTo(new H2load(1200, 1190, 1180));
    }

    @Test
    void believesARateOnlyWhenAllOfItWasAnsweredWell() {
        assertThatThrownBy(() -> H2load.read(H2LOAD).check("nginx", 1200))
                .hasMessage("nginx: of 1200 requests at one rate 1190 were answered, 1180 with 2xx");
        assertThatThrownBy(() -> new H2load(1000, 1000, 1000).check("nginx", 1200))
                .isInstanceOf(BenchFailure.class);
        assertThatThrownBy(() -> new H2load(1200, 1200, 1199).check("nginx", 1200))
                .isInstanceOf(BenchFailure.class);
        new H2load(1200, 1200, 1200).check("nginx", 1200);
    }

    @Test
    void takesPercentilesOfAllLogsAfterTheFirstSeconds() {
        StringBuilder one = new StringBuilder("1000000\t200\t900000\n");
        StringBuilder other = new StringBuilder();
        for (int at = 1; at <= 100; at++) {
            (at % 2 == 0 ? one : other)
                    .append(2_000_000 + at)
                    .append("\t200\t")
                    .append(at * 1000)
                    .append('\n');
        }

        Latencies latencies = Latencies.read(List.of(one.toString(), other.toString()), 1);

        assertThat(latencies.millis(0.5)).isEqualTo(50);
        assertThat(latencies.millis(0.99)).isEqualTo(99);
        assertThat(latencies.millis(1)).isEqualTo(100);
    }

    @Test
    void readsCpuTimeBehindANameWithBracketsAndBlanks() {
        String stat = "42 (a) b (c) S 1 42 42 0 -1 4194304 100 0 0 0 172 43 9 9 20 0 30 0 100 0 0\n";

        assertThat(ProcText.cpuNanos(stat)).isEqualTo(2_150_000_000L);
    }

    @Test
    void readsResidentMemory() {
        assertThat(ProcText.residentBytes("Name:\tjava\nVmHWM:\t  9 kB\nVmRSS:\t  338144 kB\n"))
                .isEqualTo(338_144L * 1024);
        assertThat(ProcText.residentBytes("Name:\tzombie\n")).isZero();
    }

    @Test
    void readsTheCounterOfAnUpstream() {
        String page = "Active connections: 2 \n 16 15 331 \nReading: 0 Writing: 1 Waiting: 1 \n";

        assertThat(StubStatus.requests(page)).isEqualTo(331);
    }

    @Test
    void takesTheFlagsOfAJvmFromItsCommandLine() {
        JavaFlags flags = JavaFlags.of(List.of(
                "/jdk/bin/java", "@/etc/serve", "-XX:AOTCache=/run/serve.aot", "-Xmx512m", "-jar", "x.jar", "-Dno"));

        assertThat(flags.all()).containsExactly("@/etc/serve", "-XX:AOTCache=/run/serve.aot", "-Xmx512m");
        assertThat(flags.plain()).containsExactly("@/etc/serve", "-Xmx512m");
        assertThat(flags.cached()).isTrue();
        assertThat(JavaFlags.of(List.of("java", "-XX:AOTCache=a", "-XX:AOTMode=off", "-jar", "x.jar"))
                        .cached())
                .isFalse();
    }

    @Test
    void saysWhenOthersWorkOnTheMachine() {
        assertThat(Machine.others("0.31 2.00 2.42 1/200 7")).isEqualTo("a quiet machine");
        assertThat(Machine.others("5.57 4.85 3.68 1/200 7")).isEqualTo("NOT a quiet machine: its load was 5.57 before");
    }
}
