package io.banyan.cli;

/// Whose weight is to be changed: one group or one route, found by asking the API what a name is.
///
/// @param now what the API said of it, with the ETag that a change may stand on
record WeightTarget(String name, boolean isGroup, Answer now) {
    /// What the operator said about a name.
    enum Kind {
        GROUP,
        ROUTE,
        EITHER
    }

    static WeightTarget of(String name, Kind kind, AdminApi api) {
        Names names = new Names(api);
        return switch (kind) {
            case GROUP -> new WeightTarget(name, true, names.group(name));
            case ROUTE -> new WeightTarget(name, false, names.route(name));
            case EITHER -> either(name, api, names);
        };
    }

    private static WeightTarget either(String name, AdminApi api, Names names) {
        Answer group = api.find(Names.pathOfGroup(name));
        Answer route = api.find(Names.pathOfRoute(name));
        if (group.isDone() && route.isDone()) {
            throw Refused.because(
                    "'" + name + "' is a group and a route; nothing was changed",
                    "say which: --group for every route of the group, --route for this route alone");
        }
        if (!group.isDone() && !route.isDone()) {
            throw names.neither(group, name);
        }
        return new WeightTarget(name, group.isDone(), group.isDone() ? group : route);
    }

    String path() {
        return isGroup ? Names.pathOfGroup(name) : Names.pathOfRoute(name);
    }

    /// The ETag to send: that of the state just read, or of revision `asked` in the same epoch.
    String ifMatch(int asked) {
        return asked < 0 ? now.etag() : "\"" + now.json().path("epoch").asInt(1) + "." + asked + "\"";
    }
}
