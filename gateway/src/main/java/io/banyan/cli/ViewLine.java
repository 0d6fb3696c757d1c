package io.banyan.cli;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A view and one of its versions, as somebody named them on a line.
///
/// @param version as written: `2` or `v2`; null = whichever is meant
record ViewLine(String view, @Nullable String version) {
    static String path(String view) {
        return "/views/" + AdminApi.segment(view);
    }

    String path() {
        return path(view);
    }

    /// `/views/events/versions/2`.
    String pathOfVersion(int number) {
        return path() + "/versions/" + number;
    }

    /// @throws WrongLine where it is no number of a version
    static int numberOf(String written) {
        String digits = written.startsWith("v") ? written.substring(1) : written;
        if (!digits.matches("[1-9][0-9]{0,8}")) {
            throw new WrongLine("the version was '" + written
                    + "' but must be a whole number from 1; write 2, as shown by view show");
        }
        return Integer.parseInt(digits);
    }

    /// The version that was named, else the one that is served, else the only one.
    ///
    /// @throws Refused where none is meant
    int number(AdminApi api) {
        if (version != null) {
            return numberOf(version);
        }
        JsonNode known = new Names(api).view(view).json();
        JsonNode versions = known.path("versions");
        if (known.path("active").isNumber()) {
            return known.path("active").asInt();
        }
        if (versions.size() == 1) {
            return versions.path(0).path("version").asInt();
        }
        throw Refused.because(
                versions.isEmpty()
                        ? "the feed has no version of view " + view
                        : "view " + view + " has " + versions.size() + " versions, and none is served",
                "name one: ./banyan view show " + view);
    }

    /// Sends what changes something; an unknown view is refused with those there are.
    Answer write(AdminApi api, String method, String path, ObjectNode body) {
        try {
            return api.write(method, path, body);
        } catch (Refused refused) {
            if (refused.status() == 404) {
                new Names(api).view(view);
            }
            throw refused;
        }
    }
}
