package io.banyan.catalog;

import io.banyan.split.Weight;
import java.util.List;

/// What to do about a finding: the file and line to write, or the command to run.
final class Remedies {
    private Remedies() {}

    static String unowned(Subject subject) {
        return switch (subject.kind()) {
            case GROUP ->
                "write a route file for it, with owner and contact, or find out which replica or caller still uses the name";
            case ROUTE -> "write the route back into its group's file, or restart the replica that still serves it";
            case FUNCTION ->
                "name such a group in its function.yaml or catalog-info.yaml, below the folder of --catalog, or remove the function";
            case VIEW ->
                "name it under freshness.view in its group's file, or remove its versions: ./banyan view drop %s VERSION --reason '...'"
                        .formatted(subject.name());
        };
    }

    static String ring(List<String> ring) {
        return "take '%s' out of 'calls' in the file of %s, or end another call of the ring"
                .formatted(ring.get(1 % ring.size()), ring.getFirst());
    }

    static String drift(Declared one, String version) {
        return "if version %s is right, %s; otherwise go back to the declared one"
                .formatted(version, one.versions().getFirst().where());
    }

    static String experimental(Declared one, Weight most) {
        return "./banyan weight %s %s --reason '...', or write 'lifecycle: production' in %s once %s stands behind it"
                .formatted(one.group(), most, one.origin(), one.ownership().owner());
    }

    static String overdue(Declared one) {
        return "review it with %s (%s) and write the next date in %s"
                .formatted(one.ownership().owner(), one.ownership().contact(), one.origin());
    }

    static String dead(Declared one) {
        String what = one.subject().kind() == Subject.Kind.GROUP ? "delete the file" : "delete it from";
        return "ask %s (%s) whether it is still needed; if not, %s %s"
                .formatted(
                        one.ownership().owner(),
                        one.ownership().contact(),
                        what,
                        one.subject().kind() == Subject.Kind.GROUP
                                ? one.origin().file()
                                : one.origin().toString());
    }
}
