package io.banyan.demo.modern.reads;

import io.banyan.demo.modern.reads.EventView.GroupView;
import io.banyan.demo.projections.EventKeys;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.query.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// What is joined when it is read: names of groups and members, which many events show, and the number of those who
/// come. Throws Torn where a name is not there.
record Joined(Map<DocumentKey, Document> documents) {
    /// Events as they are told, in the order given.
    static List<EventView> events(Reading reading, List<Document> events) {
        var keys = new ArrayList<DocumentKey>();
        for (Document event : events) {
            keys.add(EventKeys.going(id(event)));
            keys.add(EventKeys.group(Fields.text(event, "group")));
        }
        var joined = new Joined(reading.documents(keys));
        return events.stream().map(joined::event).toList();
    }

    /// Answers as they are told, in the order given, each with the document of its member.
    static <T> List<T> answers(Reading reading, List<Document> answers, BiFunction<Document, Document, T> told) {
        var joined = new Joined(
                reading.documents(answers.stream().map(Joined::member).toList()));
        return answers.stream()
                .map(answer -> told.apply(answer, joined.get(member(answer))))
                .toList();
    }

    private static DocumentKey member(Document answer) {
        return EventKeys.member(Fields.text(answer, "member"));
    }

    private static String id(Document event) {
        return String.valueOf(event.number("id"));
    }

    private EventView event(Document event) {
        Document group = get(EventKeys.group(Fields.text(event, "group")));
        Document going = documents.getOrDefault(EventKeys.going(id(event)), Document.EMPTY);
        return new EventView(
                Fields.number(event, "id"),
                Fields.text(event, "title"),
                Fields.text(event, "description"),
                new GroupView(Fields.text(group, "slug"), Fields.text(group, "name")),
                Fields.text(event, "venue"),
                Fields.text(group, "city"),
                Fields.time(event, "startsAt"),
                Fields.number(event, "capacity"),
                Fields.number(going, "yes"),
                Fields.texts(event, "tags"));
    }

    private Document get(DocumentKey key) {
        Document found = documents.get(key);
        if (found == null) {
            throw new Torn(key);
        }
        return found;
    }
}
