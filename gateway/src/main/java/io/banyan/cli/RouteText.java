package io.banyan.cli;

import io.banyan.cli.Ownership.Owned;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// A route file with one route at 0 %, as a person would write it.
///
/// @param name of the group and of its route
/// @param path the published one, as clients write it
/// @param modern the new side's URL
/// @param deployed where the new side runs, for people
record RouteText(String name, Owned owned, String path, String modern, String deployed) {
    /// What YAML reads as this very text without quotes.
    private static final Pattern PLAIN =
            Pattern.compile("(?!(?i:true|false|yes|no|on|off|null|y|n)$)[A-Za-z/]([A-Za-z0-9._/{}\\[\\]+*@-]|:(?=\\S)|"
                    + " (?=[A-Za-z0-9]))*");

    String yaml() {
        return """
            # What each key means: docs/route-files.md
            group: %s
            owner: %s
            contact: %s
            review-by: %s
            modern:
              url: %s
              deployed: %s
            weight: 0%%
            routes:
              - id: %s
                path: %s
            """.formatted(
                        quoted(name),
                        quoted(owned.owner()),
                        quoted(owned.contact()),
                        owned.reviewBy(),
                        quoted(modern),
                        quoted(deployed),
                        quoted(name),
                        quoted(path));
    }

    /// A text of JSON is one of YAML.
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : JsonMapper.shared().writeValueAsString(text);
    }
}
