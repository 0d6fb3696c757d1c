package io.banyan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTests {
    @Test
    void measuresAllAndKeepsItWithoutOptions() {
        BenchOptions options = read();

        assertThat(options.lanes()).extracting(Lane::name).contains("direct", "banyan-split", "stock-filter", "nginx");
        assertThat(options.whole()).isTrue();
        assertThat(options.report()).isEqualTo("docs/benchmarks/bench");
    }

    @Test
    void keepsNoReportOfAPart() {
        assertThat(read("--quick").report()).isEqualTo(".build/bench/bench");
        assertThat(read("--only", "nginx").whole()).isFalse();
        assertThat(read("--only", "nginx,banyan-split:1m").lanes())
                .extracting(Lane::path)
                .containsExactly("/split/small", "/split/1m");
    }

    @Test
    void measuresOnePartAlone() {
        assertThat(read().parts()).containsExactly(Part.values());
        assertThat(read("--quick").parts()).isEmpty();
        assertThat(read("--quick").lanes()).isNotEmpty();
        assertThat(read("--only", "start").parts()).containsExactly(Part.START);
        assertThat(read("--only", "start").lanes()).isEmpty();
        assertThat(read("--only", "bodies,many,start").whole()).isFalse();
        assertThat(read("--only", "bodies,many,start").lanes()).isEmpty();
    }

    @Test
    void comparesTwoCheckoutsInPairs() {
        BenchOptions options = read("--pairs", "banyan-split@/other:1/x", "banyan-split");

        assertThat(options.pairs().getFirst().shape().elsewhere()).isEqualTo(Path.of("/other:1/x"));
        assertThat(options.pace().rounds()).isEqualTo(20);
        assertThat(options.report()).isEqualTo("docs/benchmarks/pairs-banyan-split-elsewhere-banyan-split");
    }

    @Test
    void saysWhatNamesThereAre() {
        assertThatThrownBy(() -> read("--only", "squid"))
                .hasMessageStartingWith("nothing is named squid; there are direct, banyan-split, ")
                .hasMessageEndingWith("banyan-10000, stock-10000");
        assertThatThrownBy(() -> read("--only", "nginx:2k"))
                .hasMessage("no payload is named 2k; there are small, 10k and 1m");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> read("--fast")).hasMessageStartingWith("unknown option --fast\nusage: ");
        assertThatThrownBy(() -> read("--pairs", "nginx")).hasMessageStartingWith("nginx lacks a name");
        assertThatThrownBy(() -> read("--quick", "--pairs", "nginx", "haproxy"))
                .hasMessageStartingWith("--pairs goes with no other option");
        assertThatThrownBy(() -> read("--pairs", "direct", "nginx")).hasMessageContaining("direct is none");
        assertThatThrownBy(() -> read("--pairs", "nginx", "nginx")).hasMessageContaining("two different");
    }

    @Test
    void theGuideNamesEveryShape() throws Exception {
        assertThat(Files.readString(Path.of("..", "..", "docs", "benchmarks", "README.md")))
                .contains(List.of("`direct`", "`banyan-split`", "`banyan-legacy`", "`banyan-filter`"))
                .contains(List.of("`stock-split`", "`stock-filter`", "`nginx`", "`haproxy`", "`banyan-10`"));
    }

    private static BenchOptions read(String... words) {
        return BenchOptions.read(Arrays.asList(words));
    }
}
