package io.banyan.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.FileValues;
import io.banyan.live.GroupState;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveSketch;
import io.banyan.live.LiveValue;
import io.banyan.live.Values;
import io.banyan.split.Weight;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileEffectTests {
    @Test
    void saysThatAWeightWrittenAgainMovesNothing() {
        assertThat(lines(file("0%"), file("0%"), live("60%")))
                .containsExactly("r/e.yaml: weight 0%, unchanged; live stays 60%, where someone set it");
        assertThat(lines(file("0%"), file("0%"), live("0%")))
                .containsExactly("r/e.yaml: weight 0%, unchanged; live is the same");
    }

    @Test
    void saysWhatAnEditCameTo() {
        assertThat(lines(file("0%"), file("20%"), live("20%")))
                .containsExactly("r/e.yaml: weight 0% → 20%; live follows");
        assertThat(lines(file("0%"), file("20%"), live("60%")))
                .containsExactly("r/e.yaml: weight 0% → 20%, not taken over; live stays 60%, where someone set it");
        assertThat(new FileEffect("events", file("10%"), file("80%"), live("10%"), true).lines())
                .containsExactly("r/e.yaml: weight 10% → 80%; live stays 10% while the store is away");
        assertThat(lines(null, file("10%"), live("10%"))).containsExactly("r/e.yaml: weight 10%; live is the same");
    }

    @Test
    void namesTheRoutesWhoseOwnWeightsWereEdited() {
        FileValues before = file(Map.of("page", "5%", "list", "7%"));
        FileValues after = file(Map.of("page", "6%", "list", "7%"));
        GroupState live =
                new GroupState(3, file(Map.of("page", "6%", "list", "9%")).values());

        assertThat(lines(before, after, live))
                .containsExactly(
                        "r/e.yaml: weight 10%, unchanged; live is the same",
                        "r/e.yaml: page weight 5% → 6%; live follows");
    }

    @Test
    void saysThatAKillBeganAndEnded() {
        FileValues killing = killing(file("0%"));

        assertThat(lines(file("0%"), killing, live("60%")))
                .startsWith("r/e.yaml: kill: true; every request of events goes to the legacy side");
        assertThat(lines(killing, killing, live("60%")))
                .startsWith("r/e.yaml: kill: true, unchanged; every request of events goes to the legacy side");
        assertThat(lines(killing, file("0%"), live("60%")))
                .startsWith("r/e.yaml: kill: true is gone; the weights of events apply again");
    }

    @Test
    void saysWhatStillKillsOnceTheLineIsGone() {
        GroupValues values = live("60%").values();
        GroupState switched = new GroupState(4, values.with(LiveValue.KILL, Values.all(true)));
        GroupState byFile = new GroupState(4, values.with(LiveValue.FILE_KILL, Values.all(true)));
        FileValues killing = killing(file("0%"));
        String gone = "r/e.yaml: kill: true is gone; events stays killed ";

        assertThat(lines(killing, file("0%"), switched))
                .startsWith(gone + "by its kill switch: ./banyan unkill events --reason '...'");
        assertThat(lines(killing, file("0%"), byFile))
                .startsWith(gone + "by another replica's file: ./banyan unkill events --reason '...'");
        assertThat(new FileEffect("events", killing, file("0%"), byFile, true).lines())
                .startsWith(gone + "until the store is back");
    }

    private static List<String> lines(@Nullable FileValues before, FileValues after, GroupState live) {
        return new FileEffect("events", before, after, live, false).lines();
    }

    private static FileValues file(String weight) {
        return new FileValues(LiveSketch.weights(Weight.parse(weight), Map.of()), "r/e.yaml", "why");
    }

    private static FileValues file(Map<String, String> routes) {
        Map<String, Weight> own = new java.util.HashMap<>();
        routes.forEach((route, weight) -> own.put(route, Weight.parse(weight)));
        return new FileValues(LiveSketch.weights(Weight.parse("10%"), own), "r/e.yaml", "why");
    }

    private static FileValues killing(FileValues file) {
        GroupValues values = file.values().with(LiveValue.FILE_KILL, Values.all(true));
        return new FileValues(values, file.where(), file.reason());
    }

    private static GroupState live(String weight) {
        return new GroupState(3, LiveSketch.weights(Weight.parse(weight), Map.of()));
    }
}
