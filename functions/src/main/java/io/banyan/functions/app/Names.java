package io.banyan.functions.app;

/// Names that are put into a path.
final class Names {
    private Names() {}

    /// The name. Throws StartRefused where it is none.
    static String checked(String name) {
        if (!name.matches("[A-Za-z0-9-_]{1,128}")) {
            throw new StartRefused("'" + name + "' must be letters, digits, hyphens and underscores; ./banyan functions"
                    + " list shows the names");
        }
        return name;
    }
}
