package io.banyan.cli;

import io.banyan.written.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// Groups and routes by name. An unknown name is refused with the nearest one and with those there are.
record Names(AdminApi api) {
    private static final int SHOWN = 12;

    Answer group(String name) {
        Answer found = api.find(pathOfGroup(name));
        if (!found.isDone()) {
            throw unknown(found, "group", name, groups());
        }
        return found;
    }

    Answer route(String name) {
        Answer found = api.find(pathOfRoute(name));
        if (!found.isDone()) {
            throw unknown(found, "route", name, routes());
        }
        return found;
    }

    /// Of a name that is neither a group's nor a route's.
    Refused neither(Answer notFound, String name) {
        List<String> all = new ArrayList<>(groups());
        all.addAll(routes());
        return unknown(notFound, "group or route", name, all);
    }

    Answer view(String name) {
        Answer found = api.find(ViewLine.path(name));
        if (!found.isDone()) {
            throw unknown(found, "view", name, named("/views", "view"));
        }
        return found;
    }

    Refused noGroup(Answer notFound, String name) {
        return unknown(notFound, "group", name, groups());
    }

    static String pathOfGroup(String name) {
        return "/groups/" + AdminApi.segment(name);
    }

    static String pathOfRoute(String name) {
        return "/routes/" + AdminApi.segment(name);
    }

    private List<String> groups() {
        return named("/groups", "group");
    }

    private List<String> routes() {
        return named("/routes", "id");
    }

    private List<String> named(String path, String member) {
        return StreamSupport.stream(api.get(path).json().spliterator(), false)
                .map(one -> one.path(member).asString(""))
                .toList();
    }

    private static Refused unknown(Answer notFound, String kind, String name, List<String> known) {
        List<String> distinct = known.stream().distinct().sorted().toList();
        String there = distinct.isEmpty()
                ? "there are none yet"
                : "known: " + String.join(", ", distinct.subList(0, Math.min(SHOWN, distinct.size())))
                        + (distinct.size() > SHOWN ? " and " + (distinct.size() - SHOWN) + " more" : "");
        return Refused.by(
                notFound, List.of("there is no " + kind + " '" + name + "'" + Nearest.hint(name, distinct), there));
    }
}
