package io.banyan.functions.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.functions.environment.FakeLauncher.FakeProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a process does not begin, does not answer, or ends.
class PoolTroubleTests extends PoolRig {
    PoolTroubleTests(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void failsWhatAKilledProcessHadAndStartsAnother() {
        FakeAnswering first = invoke("1");
        launcher.only().next();
        launcher.only().exit(137);

        assertThat(first.failure().type()).isEqualTo("Runtime.ExitError");
        assertThat(first.failure().text()).contains("RequestId: 1 Error: Runtime exited with error: signal: killed");
        invoke("2");
        assertThat(launcher.processes()).hasSize(2);
        assertThat(troubles).isEmpty();
    }

    @Test
    void tellsOnceWhyAProcessDoesNotBegin() {
        FakeAnswering first = invoke("1");
        launcher.only().exit(1);
        invoke("2");
        launcher.processes().getLast().exit(1);

        assertThat(first.failure().type()).isEqualTo("Runtime.ExitError");
        assertThat(troubles)
                .containsExactly(
                        "orders/function.yaml:6: the process of orders ended (exit status 1) before it asked for"
                                + " its first event; ./banyan functions logs orders shows all that it printed");
        assertThat(pool.figures().why()).isEqualTo(troubles.getFirst());
    }

    @Test
    void tellsWhatAProcessReportsOfItsBeginning() {
        FakeAnswering first = invoke("1");
        launcher.only().initFailed(Failure.of("Runtime.HandlerNotFound", "no handler"));

        assertThat(first.failure().type()).isEqualTo("Runtime.HandlerNotFound");
        assertThat(troubles.getFirst()).startsWith("orders/function.yaml:6: orders could not begin: ");
        timers.runLast();
        assertThat(launcher.only().isKilled()).isTrue();
    }

    @Test
    void tellsWhatIsMissingToStart() {
        launcher.refuse("there is no node on this machine; install it with: apt-get install nodejs");

        FakeAnswering first = invoke("1");

        assertThat(first.failure().type()).isEqualTo("Runtime.InvalidEntrypoint");
        assertThat(troubles.getFirst()).endsWith("install it with: apt-get install nodejs");
        assertThat(pool.figures().places().all()).isZero();
    }

    @Test
    void endsAProcessThatDoesNotAnswerInTime() {
        FakeAnswering first = invoke("1");
        launcher.only().next();
        timers.runLast();

        assertThat(first.failure().text()).contains("Task timed out after 3.00 seconds");
        assertThat(launcher.only().isKilled()).isTrue();
        assertThat(launcher.only().answer("1", "late")).isFalse();
        assertThat(first.pieces()).isEmpty();
    }

    @Test
    void endsAProcessThatDoesNotBeginInTime() {
        FakeAnswering first = invoke("1");
        timers.runLast();

        assertThat(first.failure().text()).contains("Init timed out after 10.00 seconds");
        assertThat(launcher.only().isKilled()).isTrue();
    }

    @Test
    void endsAProcessThatAnswersAndDoesNotAskAgain() {
        FakeAnswering first = invoke("1");
        launcher.only().next();
        launcher.only().answer("1", "one");
        timers.runLast();

        assertThat(first.text()).isEqualTo("one");
        assertThat(launcher.only().isKilled()).isTrue();
    }

    @Test
    void passesOverAProcessWhoseConnectionIsGone() {
        FakeProcess gone = idle();
        gone.leave();

        FakeAnswering second = invoke("2");

        launcher.processes().getLast().next();
        launcher.processes().getLast().answer("2", "two");
        assertThat(second.text()).isEqualTo("two");
        assertThat(gone.isKilled()).isTrue();
    }

    @Test
    void failsWhatIsUnderWayWhenItCloses() {
        FakeAnswering first = invoke("1");
        launcher.only().next();
        pool.close();

        assertThat(first.failure().type()).isEqualTo("Runtime.ExitError");
        assertThat(launcher.only().isKilled()).isTrue();
    }
}
