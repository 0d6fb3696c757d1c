package io.banyan.descriptor;

import io.banyan.catalog.Ownership;
import io.banyan.catalog.Subject;
import io.banyan.descriptor.Document.Value;
import io.banyan.route.Lifecycle;
import io.banyan.written.Nearest;
import io.banyan.written.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the Components of a `catalog-info.yaml` that have annotations of ours. Other kinds, and Components
/// without, are left alone, but for their names: of one kind and namespace, each is there once.
final class BackstageReader {
    private static final String PREFIX = "banyan.io/";
    private static final String GROUP = PREFIX + "group";
    private static final String FUNCTION = PREFIX + "function";
    private static final String VIEW = PREFIX + "view";
    private static final String VERSION = PREFIX + "version";
    private static final String CONTACT = PREFIX + "contact";
    private static final String REVIEW_BY = PREFIX + "review-by";
    private static final List<String> KNOWN = List.of(GROUP, FUNCTION, VIEW, VERSION, CONTACT, REVIEW_BY);

    private final List<Document> documents;

    BackstageReader(List<Document> documents) {
        this.documents = documents;
    }

    List<Described> read() {
        List<Document> ours = documents.stream().filter(BackstageReader::isOurs).toList();
        if (ours.isEmpty()) {
            return List.of();
        }
        namesOnce();
        List<Described> described = new ArrayList<>();
        for (Document document : ours) {
            Described one = described(document);
            if (one != null) {
                described.add(one);
            }
        }
        return described;
    }

    private static boolean isOurs(Document document) {
        Value kind = document.text("kind");
        return kind != null
                && kind.text().equalsIgnoreCase("Component")
                && annotations(document).stream().anyMatch(name -> name.text().startsWith(PREFIX));
    }

    private static List<Value> annotations(Document document) {
        return document.keys("metadata", "annotations");
    }

    private void namesOnce() {
        Map<String, Integer> lines = new HashMap<>();
        for (Document document : documents) {
            Value kind = document.text("kind");
            Value name = document.text("metadata", "name");
            Value namespace = document.text("metadata", "namespace");
            if (kind == null || name == null) {
                continue;
            }
            String ref =
                    "%s:%s/%s".formatted(kind.text(), namespace == null ? "default" : namespace.text(), name.text());
            Integer first = lines.putIfAbsent(ref.toLowerCase(Locale.ROOT), name.line());
            if (first != null) {
                document.wrong(
                        name.line(),
                        "metadata.name was '%s', which the %s in line %d has already; write another name, or delete one of the two documents"
                                .formatted(Problems.shown(name.text()), Problems.shown(kind.text()), first));
            }
        }
    }

    private static @Nullable Described described(Document document) {
        annotations(document).forEach(name -> knows(document, name));
        Subject subject = subject(document);
        Value group = annotation(document, GROUP);
        if (group == null) {
            document.wrong(
                    document.line(),
                    "%s is missing, so %s has no group; write '%s: orders' under metadata.annotations"
                            .formatted(GROUP, subject == null ? "it" : subject, GROUP));
        }
        Value owner = required(document, "owner", "group:default/team-orders");
        Value word = required(document, "lifecycle", "production");
        required(document, "type", "service");
        Lifecycle lifecycle = word == null ? null : Words.lifecycle(document, word, "spec.lifecycle");
        Value due = annotation(document, REVIEW_BY);
        LocalDate reviewBy = due == null ? null : Words.date(document, due, REVIEW_BY);
        Value name = document.text("metadata", "name");
        if (name == null) {
            document.wrong(document.line(), "metadata.name is missing; write 'name: orders-view'");
        }
        if (group == null || owner == null || lifecycle == null || name == null) {
            return null;
        }
        Value contact = annotation(document, CONTACT);
        Value version = annotation(document, VERSION);
        return new Described(
                subject == null ? Subject.group(group.text()) : subject,
                group.text(),
                new Ownership(ownerOf(owner.text()), contact == null ? "" : contact.text(), reviewBy),
                lifecycle,
                version == null ? null : version.text(),
                document.at(version == null ? name.line() : version.line()),
                true);
    }

    /// Null = the group itself.
    private static @Nullable Subject subject(Document document) {
        Value function = annotation(document, FUNCTION);
        Value view = annotation(document, VIEW);
        if (function != null && view != null) {
            document.wrong(
                    Math.max(function.line(), view.line()),
                    "a Component has either %s or %s; write two documents".formatted(FUNCTION, VIEW));
        }
        if (function != null) {
            return Subject.function(function.text());
        }
        return view == null ? null : Subject.view(view.text());
    }

    /// An entity reference without what everybody has: `group:default/team-orders` is `team-orders`.
    static String ownerOf(String reference) {
        String name = reference.toLowerCase(Locale.ROOT).startsWith("group:") ? reference.substring(6) : reference;
        return name.startsWith("default/") ? name.substring(8) : name;
    }

    private static void knows(Document document, Value name) {
        if (name.text().startsWith(PREFIX) && !KNOWN.contains(name.text())) {
            document.wrong(
                    name.line(),
                    "%s is not known%s; allowed here: %s"
                            .formatted(
                                    Problems.shown(name.text()),
                                    Nearest.hint(name.text(), KNOWN),
                                    String.join(", ", KNOWN)));
        }
    }

    private static @Nullable Value annotation(Document document, String name) {
        return document.text("metadata", "annotations", name);
    }

    private static @Nullable Value required(Document document, String key, String example) {
        Value value = document.text("spec", key);
        if (value == null) {
            document.wrong(document.line(), "spec.%s is missing; write '%s: %s'".formatted(key, key, example));
        }
        return value;
    }
}
