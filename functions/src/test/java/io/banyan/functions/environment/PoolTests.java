package io.banyan.functions.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.functions.environment.FakeLauncher.FakeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolTests extends PoolRig {
    PoolTests(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void startsAProcessForTheFirstAndUsesItAgain() {
        FakeAnswering first = invoke("1");
        FakeProcess process = launcher.only();
        process.next();
        process.answer("1", "one");
        process.next();

        FakeAnswering second = invoke("2");
        process.answer("2", "two");

        assertThat(first.text()).isEqualTo("one");
        assertThat(second.text()).isEqualTo("two");
        assertThat(launcher.processes()).hasSize(1);
        assertThat(process.given()).containsExactly("1", "2");
    }

    @Test
    void measuresColdStarts() {
        invoke("1");
        nanos.addAndGet(Duration.ofMillis(120).toNanos());
        launcher.only().next();

        assertThat(pool.figures().coldStarts())
                .isEqualTo(new PoolFigures.ColdStarts(1, Duration.ofMillis(120), Duration.ofMillis(120)));
    }

    @Test
    void throttlesWhatIsBeyondItsConcurrency() {
        invoke("1");
        invoke("2");

        assertThat(pool.invoke(invocation("3", new FakeAnswering()))).isFalse();
        assertThat(pool.figures().counts()).isEqualTo(new PoolFigures.Counts(2, 0, 1));
    }

    @Test
    void prefersTheProcessThatWasUsedLast() {
        invoke("1");
        invoke("2");
        List<FakeProcess> both = launcher.processes();
        both.forEach(FakeProcess::next);
        both.get(1).answer("2", "");
        both.get(1).next();
        both.get(0).answer("1", "");
        both.get(0).next();

        invoke("3");

        assertThat(both.get(0).given()).containsExactly("1", "3");
    }

    @Test
    void waitsForAProcessThatHasJustAnswered() {
        invoke("1");
        FakeProcess process = launcher.only();
        process.next();
        process.answer("1", "");

        FakeAnswering second = invoke("2");
        assertThat(process.given()).containsExactly("1");
        process.next();
        process.answer("2", "two");

        assertThat(second.text()).isEqualTo("two");
        assertThat(launcher.processes()).hasSize(1);
    }

    @Test
    void waitsForItBeyondItsConcurrency() {
        invoke("1");
        invoke("2");
        FakeProcess first = launcher.processes().getFirst();
        first.next();
        first.answer("1", "");

        invoke("3");

        assertThat(pool.invoke(invocation("4", new FakeAnswering()))).isFalse();
    }

    @Test
    void startsAnotherWhenItDoesNotAskSoon() {
        invoke("1");
        launcher.only().next();
        launcher.only().answer("1", "");
        invoke("2");

        nanos.addAndGet(Duration.ofMillis(50).toNanos());
        pool.sweep();

        assertThat(launcher.processes()).hasSize(2);
        launcher.processes().getLast().next();
        assertThat(launcher.processes().getLast().given()).containsExactly("2");
    }

    @Test
    void startsAnotherWhenItEnds() {
        invoke("1");
        launcher.only().next();
        launcher.only().answer("1", "");
        invoke("2");

        launcher.only().exit(0);

        assertThat(launcher.processes()).hasSize(2);
    }

    @Test
    void freezesWhatIsIdleAndThawsItForTheNext() {
        FakeProcess process = idle();
        nanos.addAndGet(Duration.ofMillis(49).toNanos());
        pool.sweep();
        assertThat(process.isFrozen()).isFalse();

        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        pool.sweep();
        assertThat(process.isFrozen()).isTrue();
        assertThat(pool.figures().places()).isEqualTo(new PoolFigures.Places(0, 0, 0, 1));

        invoke("2");
        assertThat(process.isFrozen()).isFalse();
        assertThat(process.given()).containsExactly("1", "2");
    }

    @Test
    void endsWhatIsIdleForLong() {
        FakeProcess process = idle();
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        pool.sweep();

        assertThat(process.isKilled()).isTrue();
        assertThat(pool.figures().places().all()).isZero();
    }

    @Test
    void takesOneAnswerForAnInvocation() {
        FakeAnswering first = invoke("1");
        FakeProcess process = launcher.only();
        process.next();

        assertThat(process.answer("2", "other")).isFalse();
        assertThat(process.answer("1", "one")).isTrue();
        assertThat(process.answer("1", "again")).isFalse();
        assertThat(process.next()).isTrue();
        assertThat(first.text()).isEqualTo("one");
    }

    @Test
    void givesNoEventToAProcessThatHasOne() {
        invoke("1");
        launcher.only().next();

        assertThat(launcher.only().next()).isFalse();
    }

    @Test
    void endsAtOnceWhatIsIdleWhenItRetiresAndTheRestLater() {
        FakeProcess process = idle();
        FakeAnswering second = invoke("2");
        pool.retire();
        assertThat(process.isKilled()).isFalse();

        process.answer("2", "two");
        process.next();

        assertThat(second.text()).isEqualTo("two");
        assertThat(process.isKilled()).isTrue();
    }
}
