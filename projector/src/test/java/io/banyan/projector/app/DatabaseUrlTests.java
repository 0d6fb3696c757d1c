package io.banyan.projector.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        postgres://capture:secret@db:5432/meetup                        | jdbc:postgresql://db:5432/meetup                 | secret
        postgresql://capture:se%40c+%2Fr@db/meetup?sslmode=require      | jdbc:postgresql://db/meetup?sslmode=require      | se@c+/r
        postgres://capture:a:b@c@[::1]:5432/meetup                      | jdbc:postgresql://[::1]:5432/meetup              | a:b@c
        jdbc:postgresql://db:5432/meetup?user=capture&password=s%26t&ssl=true | jdbc:postgresql://db:5432/meetup?ssl=true | s&t
        jdbc:postgresql://capture@db:5432/meetup                        | jdbc:postgresql://db:5432/meetup                 | ''
        postgres://capture:100%@db:5432/meetup                          | jdbc:postgresql://db:5432/meetup                 | 100%
        """)
    void readsWhatPeopleWrite(String text, String jdbc, String password) {
        assertThat(DatabaseUrl.parse(text)).isEqualTo(new DatabaseUrl(jdbc, "capture", password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres:/capture:secret@db:5432/meetup",
                "postgres://capture:secret@db:5432",
                "mysql://capture:secret@db:5432/meetup",
                "postgres://db:5432/meetup?password=secret",
                "capture:secret@db"
            })
    void refusesWithoutThePassword(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withMessageNotContaining("secret@db:5432/meetup'")
                .withMessageStartingWith("was '***' but must")
                .withMessageContaining("; write postgres://banyan_capture:secret@");
    }

    @Test
    void showsNoPassword() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://capture:hunter2@db:5432/meetup?sslpassword=hunter3");

        assertThat(url.toString()).isEqualTo("jdbc:postgresql://db:5432/meetup as capture");
    }
}
