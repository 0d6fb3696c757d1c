package io.banyan.projections.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowConditionTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "group_id = 7",
                "(id between 1 and 5 or id = 9) and title <> 'it''s :-) ('",
                "\"odd)name\" is null",
                "tags ? 'x' and id in (1, 2) and lower(title) = 'select pg_sleep(1)'"
            })
    void takesOneExpression(String where) {
        assertThat(RowCondition.of(where).where()).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    true) union select secret from member where (true | has brackets that do not match
                    true) | has brackets that do not match
                    (true | has brackets that do not match
                    title = 'open | has a ' that nothing closes
                    "open = 1 | has a " that nothing closes
                    id in (select 1) | has select in it
                    id in (TABLE member) | has TABLE in it
                    pg_drop_replication_slot('x') is null | calls pg_drop_replication_slot()
                    "pg_sleep" (1) is null | calls "pg_sleep"()
                    U&"pg!005fsleep" UESCAPE '!' (1) is null | has U& in it
                    true; drop table event | has ; in it
                    title = 'a;b' | has ; in it
                    true -- rest | has -- in it
                    true /* rest | has /* in it
                    title = E'\\\\'' | has \\ in it
                    title = $$)$$ | has $ in it
                    """)
    void refusesWhatIsMore(String where, String why) {
        assertThatExceptionOfType(SourceRefused.class)
                .isThrownBy(() -> RowCondition.of(where))
                .withMessageStartingWith("where was '" + where + "' but it ")
                .withMessageContaining(why)
                .withMessageEndingWith("; write group_id = 7, say");
    }

    @Test
    void tellsAllThatIsWrong() {
        assertThatExceptionOfType(SourceRefused.class)
                .isThrownBy(() -> RowCondition.of("a); b -- c"))
                .withMessageContaining("has brackets that do not match and has ; in it and has -- in it");
    }
}
