package io.banyan.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// One option of `serve`: `--admin-port`, the same as property `banyan.admin-port` and environment variable
/// `BANYAN_ADMIN_PORT`.
///
/// @param name without dashes in front, kebab-case
/// @param label what stands for the value in help: `PORT`; empty for a flag, which needs no value
/// @param standard the value without the option, as it would be written; empty = none
/// @param form how the value is written
/// @param example a value to write when the one found was wrong
/// @param says one sentence for people, without a full stop
public record ServeOption<T>(String name, String label, String standard, Form<T> form, String example, String says) {
    /// That of a file that is read, none without the option.
    static ServeOption<Path> file(String name, String example, String says) {
        return new ServeOption<>(name, "FILE", "", Forms.READABLE, example, says);
    }

    public String flag() {
        return "--" + name;
    }

    public String property() {
        return "banyan." + name;
    }

    public String variable() {
        return "BANYAN_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /// What is wrong with a value that is not of the form: where, what, what may be, what to write.
    ///
    /// @param place the option's name as it was written there: `--port`, `BANYAN_PORT` or `banyan.port`
    /// @param text as written; a password in it is not told
    public String wrong(String place, String text) {
        return "%s was '%s' but must be %s; %s"
                .formatted(place, text.replaceFirst("//[^/]*@", "//...@"), form.asked(text), remedy(place, text));
    }

    private String remedy(String place, String text) {
        return name.equals("tokens") && !Files.exists(Path.of(text))
                ? "make it with ./banyan token create --role operator --groups '*' --name ann --file " + text
                : "write " + joined(place, example);
    }

    static String joined(String place, String value) {
        return place + (place.startsWith("--") ? " " : "=") + value;
    }
}
