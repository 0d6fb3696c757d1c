package io.banyan.descriptor;

import io.banyan.catalog.Ownership;
import io.banyan.catalog.Subject;
import io.banyan.descriptor.Document.Value;
import io.banyan.route.Lifecycle;
import io.banyan.route.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `function.yaml` says of whose it is. Its other keys are its host's to check.
final class FunctionDescriptor {
    private final Document document;

    private FunctionDescriptor(Document document) {
        this.document = document;
    }

    static List<Described> read(List<Document> documents, List<Flaw> flaws, String shown) {
        if (documents.size() != 1) {
            int line = documents.size() < 2 ? 0 : documents.get(1).line();
            flaws.add(new Flaw(
                    new Origin(shown, line),
                    true,
                    documents.isEmpty()
                            ? "has no content; write 'name: my-function'"
                            : "a second document begins; write one file per function"));
            return List.of();
        }
        return new FunctionDescriptor(documents.getFirst()).described();
    }

    private List<Described> described() {
        Value name = required("name", "my-function");
        Value group = required("group", "orders");
        Value owner = required("owner", "team-orders");
        Value contact = required("contact", "\"#team-orders\"");
        Value word = required("lifecycle", "production");
        Lifecycle lifecycle = word == null ? null : Words.lifecycle(document, word, "lifecycle");
        if (name == null || group == null || owner == null || contact == null || lifecycle == null) {
            return List.of();
        }
        return List.of(new Described(
                Subject.function(name.text()),
                group.text(),
                new Ownership(owner.text(), contact.text(), null),
                lifecycle,
                null,
                document.at(name.line()),
                false));
    }

    private @Nullable Value required(String key, String example) {
        Value value = document.text(key);
        if (value == null) {
            document.wrong(document.line(), key + " is missing; write '" + key + ": " + example + "'");
        }
        return value;
    }
}
