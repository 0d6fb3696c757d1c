package io.banyan.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.snapshot.ReloadPlan.Reload;
import io.banyan.written.FileSignature;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReloadPlanTests {
    private ReloadPlan plan = ReloadPlan.loaded(Map.of("a.yaml", version(1), "b.yaml", version(1)));

    @Test
    void doesNothingWhileNothingChanges() {
        assertThat(look(0, 1, 1)).isEmpty();
        assertThat(look(5_000, 1, 1)).isEmpty();
    }

    @Test
    void readsAChangedFileAgainOnceItIsQuiet() {
        assertThat(look(1_000, 2, 1)).isEmpty();
        assertThat(look(1_100, 2, 1)).isEmpty();

        assertThat(look(1_200, 2, 1)).contains(new Reload(Set.of("a.yaml", "b.yaml"), Set.of("a.yaml")));
    }

    @Test
    void takesSeveralFilesSavedTogetherAsOneReload() {
        look(1_000, 2, 1);
        assertThat(look(1_150, 2, 2)).isEmpty();

        assertThat(look(1_350, 2, 2)).map(Reload::changed).contains(Set.of("a.yaml", "b.yaml"));
    }

    @Test
    void waitsAtMostHalfASecondForQuiet() {
        for (int i = 0; i < 5; i++) {
            assertThat(look(1_000 + 100 * i, 2 + i, 1)).isEmpty();
        }

        assertThat(look(1_500, 9, 1)).map(Reload::changed).contains(Set.of("a.yaml"));
    }

    @Test
    void isDoneUntilTheNextChange() {
        look(1_000, 2, 1);
        plan = plan.done(look(1_200, 2, 1).orElseThrow(), 1_200);

        assertThat(look(1_300, 2, 1)).isEmpty();
        assertThat(look(9_000, 2, 1)).isEmpty();
    }

    @Test
    void forgetsAChangeThatWasTakenBack() {
        look(1_000, 2, 1);

        assertThat(look(1_100, 1, 1)).isEmpty();
        assertThat(look(1_400, 1, 1)).isEmpty();
    }

    @Test
    void believesThatAFileIsGoneAfterAWhile() {
        assertThat(look(1_000, Map.of("b.yaml", version(1)))).isEmpty();
        assertThat(look(1_800, Map.of("b.yaml", version(1)))).isEmpty();

        assertThat(look(1_850, Map.of("b.yaml", version(1)))).contains(new Reload(Set.of("b.yaml"), Set.of()));
    }

    @Test
    void takesAFileThatComesBackForAnEdit() {
        look(1_000, Map.of("b.yaml", version(1)));
        look(1_300, 2, 1);

        assertThat(look(1_500, 2, 1)).contains(new Reload(Set.of("a.yaml", "b.yaml"), Set.of("a.yaml")));
        assertThat(plan.goneSince()).isEmpty();
    }

    @Test
    void takesARenameInOneStep() {
        Map<String, FileSignature> renamed = Map.of("z.yaml", version(1), "b.yaml", version(1));
        assertThat(look(1_000, renamed)).isEmpty();
        assertThat(look(1_600, renamed)).isEmpty();

        assertThat(look(1_850, renamed)).contains(new Reload(Set.of("z.yaml", "b.yaml"), Set.of("z.yaml")));
    }

    @Test
    void doesNotLetAMissingFileHoldUpTheEditOfAnother() {
        Map<String, FileSignature> now = Map.of("b.yaml", version(2));
        look(1_000, now);

        assertThat(look(1_200, now)).contains(new Reload(Set.of("a.yaml", "b.yaml"), Set.of("b.yaml")));
    }

    @Test
    void seesEverySortOfChange() {
        var time = FileTime.fromMillis(1);
        var signature = new FileSignature(10, time, "inode 7", "/routes/..1/a.yaml");

        assertThat(signature)
                .isNotEqualTo(new FileSignature(11, time, "inode 7", "/routes/..1/a.yaml"))
                .isNotEqualTo(new FileSignature(10, FileTime.fromMillis(2), "inode 7", "/routes/..1/a.yaml"))
                .isNotEqualTo(new FileSignature(10, time, "inode 8", "/routes/..1/a.yaml"))
                .isNotEqualTo(new FileSignature(10, time, "inode 7", "/routes/..2/a.yaml"));
    }

    private Optional<Reload> look(long millis, int a, int b) {
        return look(millis, Map.of("a.yaml", version(a), "b.yaml", version(b)));
    }

    private Optional<Reload> look(long millis, Map<String, FileSignature> now) {
        plan = plan.look(now, millis);
        return plan.due(millis);
    }

    private static FileSignature version(int number) {
        return new FileSignature(100, FileTime.fromMillis(number), "inode", "/routes/file");
    }
}
