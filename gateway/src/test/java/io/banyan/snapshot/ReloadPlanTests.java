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
    void readsSteadyEditsWithoutWaitingForQuiet() {
        edits(1_000, 1_300);

        assertThat(look(1_400, 9, 1)).map(Reload::changed).contains(Set.of("a.yaml"));
    }

    @Test
    void readsAgainWhatChangesWhileItIsRead() {
        edits(1_000, 1_400);

        ReloadPlan after = plan.look(files(10, 1), 1_401);

        assertThat(plan.halfWritten(after, false, 1_401)).isTrue();
        assertThat(plan.halfWritten(plan.look(plan.seen(), 1_401), false, 1_401))
                .isFalse();
        plan = after;
        assertThat(look(1_500, 10, 1)).map(Reload::changed).contains(Set.of("a.yaml"));
    }

    @Test
    void doesNotBelieveErrorsAmongSteadyEditsBeforeSixTenthsOfASecond() {
        edits(1_000, 1_400);

        assertThat(plan.halfWritten(plan, true, 1_400)).isTrue();
        assertThat(look(1_500, 9, 1)).isPresent();
        assertThat(plan.halfWritten(plan, true, 1_599)).isTrue();
        assertThat(plan.halfWritten(plan, true, 1_600)).isFalse();
    }

    /// Edits every 200 ms from 1,000 on, and a bad one that stands for 100 ms, whenever it and the looks come.
    @Test
    void takesAGoodEditWithinASecondThoughABadOneFollows() {
        for (int bad = 1_000; bad < 2_000; bad += 10) {
            for (int phase = 0; phase < 100; phase += 10) {
                plan = ReloadPlan.loaded(files(0, 1));
                assertThat(inForce(1_000 + phase, bad)).isLessThan(1_900);
            }
        }
    }

    /// When a good edit is taken.
    private int inForce(int firstLook, int bad) {
        for (int now = firstLook; ; now += 100) {
            boolean errors = now >= bad && now < bad + 100;
            Optional<Reload> due = look(now, errors ? bad + 1 : now / 200, 1);
            if (due.isPresent() && !plan.halfWritten(plan, errors, now)) {
                if (!errors) {
                    return now;
                }
                plan = plan.done(due.get(), now);
            }
        }
    }

    @Test
    void believesErrorsOfAFileThatIsQuiet() {
        look(1_000, 2, 1);
        look(1_200, 2, 1);

        assertThat(plan.halfWritten(plan, true, 1_200)).isFalse();
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

    /// An edit of a.yaml before every look, ten a second; none is read.
    private void edits(long first, long last) {
        for (long millis = first; millis < last; millis += 100) {
            assertThat(look(millis, (int) millis, 1)).isEmpty();
        }
        look(last, (int) last, 1);
    }

    private Optional<Reload> look(long millis, int a, int b) {
        return look(millis, files(a, b));
    }

    private static Map<String, FileSignature> files(int a, int b) {
        return Map.of("a.yaml", version(a), "b.yaml", version(b));
    }

    private Optional<Reload> look(long millis, Map<String, FileSignature> now) {
        plan = plan.look(now, millis);
        return plan.due(millis);
    }

    private static FileSignature version(int number) {
        return new FileSignature(100, FileTime.fromMillis(number), "inode", "/routes/file");
    }
}
