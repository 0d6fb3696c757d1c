package io.banyan.feed;

import java.util.regex.Pattern;

/// The names of what the feed has of one view in Redis; docs/projections.md tells what is in them.
record ViewKeys(String view) {
    /// The set of all views.
    static final String NAMES = "banyan:views:names";
    /// A view's name is published here when it moved.
    static final String NEWS = "banyan:views";
    /// A view's name is published here when something was asked of its runner.
    static final String ASKED = "banyan:ask";

    static final String ACTIVE = "active";

    private static final Pattern VERSION = Pattern.compile("v([1-9][0-9]{0,8})");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    String all() {
        return "banyan:views:{" + view + "}";
    }

    String version(int number) {
        return all() + ":v" + number;
    }

    String asked(int number) {
        return version(number) + ":asked";
    }

    String sampled(int number) {
        return version(number) + ":sampled";
    }

    String sample(int number) {
        return version(number) + ":sample";
    }

    /// Of a field such as `v3`; 0 = it is none.
    static int numberOf(String field) {
        return VERSION.matcher(field).matches() ? Integer.parseInt(field.substring(1)) : 0;
    }

    /// Of the text of `active`; 0 = it is none.
    static int activeOf(String text) {
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }
}
