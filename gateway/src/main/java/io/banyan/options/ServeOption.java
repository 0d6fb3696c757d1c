package io.banyan.options;

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
    public String flag() {
        return "--" + name;
    }

    public String property() {
        return "banyan." + name;
    }

    public String variable() {
        return "BANYAN_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
