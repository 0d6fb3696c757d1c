package io.banyan.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.config.ParsedFile;
import io.banyan.config.RouteFiles;
import io.banyan.live.FileValues;
import io.banyan.live.Values;
import io.banyan.split.Weight;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SnapshotTests {
    @Test
    void tellsWhatEachFileAsksAndHowTheAuditNamesIt() {
        var values =
                snapshot(RouteFiles.group("a", 10, "/a") + "    weight: 5%\n").fileValues();

        assertThat(values).containsOnlyKeys("a");
        FileValues a = Objects.requireNonNull(values.get("a"));
        assertThat(a.weights()).isEqualTo(new Values<>(new Weight(1_000), Map.of("a-a", new Weight(500))));
        assertThat(a.where()).endsWith("file-0.yaml");
        assertThat(a.reason()).isEqualTo("as " + a.where() + " says");
    }

    private static Snapshot snapshot(String... texts) {
        var files = new TreeMap<String, ParsedFile>();
        for (String text : texts) {
            String name = "file-" + files.size() + ".yaml";
            files.put(name, RouteFiles.parsed(name, 0, text));
        }
        return Snapshot.of(LastGood.next(Map.of(), files), List.of());
    }
}
