package io.banyan.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.Documented;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServeOptionsTests {
    static List<ServeOption<?>> all() {
        return ServeOptions.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesItsOwnStandardValue(ServeOption<?> option) {
        assertThat(option.standard().isEmpty()
                        || option.form().read(option.standard()).isPresent())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDescribedWithoutFullStop(ServeOption<?> option) {
        assertThat(option.says()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void hasNoNameTwice() {
        assertThat(ServeOptions.ALL).extracting(ServeOption::name).doesNotHaveDuplicates();
    }

    @Test
    void spellsOneOptionInThreeWays() {
        assertThat(ServeOptions.ADMIN_PORT.flag()).isEqualTo("--admin-port");
        assertThat(ServeOptions.ADMIN_PORT.property()).isEqualTo("banyan.admin-port");
        assertThat(ServeOptions.ADMIN_PORT.variable()).isEqualTo("BANYAN_ADMIN_PORT");
    }

    @Test
    void equalsItsDocument() {
        StringBuilder table = new StringBuilder("""
                # Options of `serve`

                Generated from `ServeOptions`; a test keeps it up to date. Each option can also be set by an environment variable or a
                property (`banyan.admin-port`). The command line takes precedence, then JVM properties, then the environment,
                then a `banyan.yaml` in the working directory. With a wrong value the gateway does not start; it reports every
                problem at once.

                | Option | Environment | Default | Value | |
                |---|---|---|---|---|
                """);
        for (ServeOption<?> option : ServeOptions.ALL) {
            table.append("| `%s` | `%s` | %s | %s | %s |%n"
                    .formatted(
                            option.label().isEmpty() ? option.flag() : option.flag() + " " + option.label(),
                            option.variable(),
                            option.standard().isEmpty() ? "none" : "`" + option.standard() + "`",
                            option.form().allowed(),
                            option.says()));
        }

        table.append("""

                `BANYAN_ADMIN_TOKEN`, the token for the admin port (at least 128 bits), is not an option because anyone on the machine
                can read a command line. Without it, a token is created in the state folder.
                """);

        new Documented("options.md").says(table.toString());
    }
}
