package io.banyan.blackbox.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.blackbox.documents.Typing.Typed;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every command of README.md and docs/*.md that is printed in a block of its own is typed as printed, in order, and
/// does what its text promises; or there is an excuse for it.
class PrintedCommandsTests {
    private static final List<Printed> PRINTED = Printed.all(Repository.root());
    private static final Predicate<Printed> EXCUSED =
            command -> Excuse.ALL.stream().anyMatch(excuse -> excuse.covers(command));

    private static List<Typed> typed = List.of();
    private static Typed demo = new Typed(PRINTED.getFirst(), "", "");

    @BeforeAll
    @Timeout(1_600)
    static void type(@TempDir Path folder) throws Exception {
        GatewayProcess.rehearse();
        Typing typing = new Typing(folder);
        typed = typing.type(PRINTED.stream().filter(EXCUSED.negate()).toList());
        demo = typing.demo();
    }

    @Test
    void everyCommandEndsWell() {
        assertThat(demo.code()).as(demo::output).isEqualTo("143");
        SoftAssertions each = new SoftAssertions();
        for (Typed one : typed) {
            each.assertThat(one.code())
                    .as(
                            "%s: exit code of: %s%n%s",
                            one.command().where(), one.command().text(), one.output())
                    .isEqualTo("0");
        }
        each.assertAll();
    }

    @Test
    void everyCommandShowsWhatItsTextPromises() {
        SoftAssertions each = new SoftAssertions();
        for (Typed one : typed) {
            Printed command = one.command();
            if (!command.shown().isEmpty()) {
                each.assertThat(one.output()).as(command.where()).containsPattern(Promise.of(command.shown()));
            } else if (command.promises()) {
                List<Promise> kept = promises(command);
                each.assertThat(kept)
                        .as(
                                "%s says what comes of it: name in Promise what its output shows: %s%n%s",
                                command.where(), command.text(), one.output())
                        .isNotEmpty();
                kept.forEach(promise -> each.assertThat(one.output())
                        .as("%s: %s", command.where(), command.text())
                        .containsPattern(promise.shows()));
            }
        }
        each.assertAll();
    }

    @Test
    void everyExcuseIsForOneCommandAndEveryPromiseIsOfOne() {
        for (Excuse excuse : Excuse.ALL) {
            assertThat(PRINTED).filteredOn(excuse::covers).as(excuse.toString()).hasSize(1);
        }
        for (Promise promise : Promise.ALL) {
            assertThat(PRINTED).filteredOn(promise::isOf).as(promise.toString()).hasSize(1);
        }
    }

    private static List<Promise> promises(Printed command) {
        return Promise.ALL.stream().filter(promise -> promise.isOf(command)).toList();
    }
}
