package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditCommandTests {
    private final StubAdmin admin = new StubAdmin();
    private final Terminal terminal = Terminal.at(admin);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void tellsWhoWhatWhenWhyAndTheWayBack() {
        admin.says("GET /audit", "[" + Samples.CHANGE + """
                ,{"group":null,"at":"2026-11-20T03:12:09Z","by":"o'neil","door":"cli","reason":"fire",
                  "steps":[{"what":"kill","route":null,"from":"off","to":"on"}],"undo":[{"kill":false}],"undoing":{"reason":"undo of kill off → on by o'neil",
                  "commands":["./banyan unkill --everything --reason 'undo of kill off → on by o'\\\\''neil'"]}},
                 {"group":"events","at":"2026-11-19T03:12:09Z","by":"files","door":"file","reason":"",
                  "steps":[{"what":"weight","route":"event-page","from":"inherit","to":"5%"}],
                  "undo":null,"undoing":null}]""");

        int exit = terminal.run("audit");

        assertThat(exit).isZero();
        assertThat(terminal.out()).isEqualTo("""
                2026-11-22 03:12:09  4 min ago  ann by page  events 10% → 25%
                    reason: p99 is level
                    undo: ./banyan weight --group events 10% --inheriting-only --reason 'undo of 10% → 25% by ann'
                2026-11-20 03:12:09  2 d ago  o'neil by cli  everything kill off → on
                    reason: fire
                    undo: ./banyan unkill --everything --reason 'undo of kill off → on by o'\\''neil'
                2026-11-19 03:12:09  3 d ago  files by file  events event-page inherit → 5%
                    reason: -
                """);
    }

    @Test
    void asksForWhatFits() {
        admin.says("GET /audit", "[]");

        terminal.run("audit --group events --by 'ann b' --limit 5");

        assertThat(admin.asked().getFirst().query()).isEqualTo("?limit=5&group=events&by=ann%20b");
        assertThat(terminal.out()).isEqualTo("no changes that fit\n");
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThat(terminal.run("audit --limit 0")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: --limit was '0' but must be 1 to 1000");
    }
}
