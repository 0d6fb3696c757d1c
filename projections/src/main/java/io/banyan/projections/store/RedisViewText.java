package io.banyan.projections.store;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.projections.projection.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the scripts are given and give, as texts. A document is one text: its entries in indexes, a line break, the
/// document, both as JSON.
final class RedisViewText {
    private RedisViewText() {}

    static String stored(StoredDocument stored) {
        return DocumentJson.entries(stored.entries()) + '\n' + DocumentJson.text(stored.document());
    }

    static StoredDocument stored(String text) {
        int end = text.indexOf('\n');
        return new StoredDocument(
                DocumentJson.document(text.substring(end + 1)), DocumentJson.entries(text.substring(0, end)));
    }

    /// What `apply.lua` is given.
    static List<String> batch(Batch batch) {
        List<String> put = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> left = new ArrayList<>();
        List<String> entered = new ArrayList<>();
        for (Written written : batch.documents()) {
            DocumentKey key = written.key();
            if (written.after() == null) {
                gone.add(key.toString());
            } else {
                put.add(key.toString());
                put.add(stored(written.after()));
            }
            written.left().forEach((index, sort) -> left.addAll(RedisViewKeys.members(index, sort, key)));
            written.entered().forEach((index, sort) -> entered.addAll(RedisViewKeys.members(index, sort, key)));
        }
        List<String> parked = new ArrayList<>();
        batch.parked().forEach(letter -> parked.addAll(List.of(letter.id(), DeadLetterJson.text(letter))));
        List<String> given = new ArrayList<>();
        given.add(batch.expected() == null ? "" : batch.expected());
        given.add(batch.clear() ? "1" : "0");
        for (List<String> each :
                List.of(pairs(batch.next().fields()), put, gone, left, entered, parked, batch.unparked())) {
            given.add(String.valueOf(each.size()));
            given.addAll(each);
        }
        return given;
    }

    /// What `range.lua` is given. Members of an index begin with its name and a NUL; no text of an index has a NUL.
    static List<String> range(IndexRange range) {
        String low = "[" + low(range);
        String high = "(" + high(range);
        IndexPlace after = range.after();
        if (after != null) {
            String place = "(" + RedisViewKeys.member(range.index(), after.sort(), after.key());
            if (range.descending()) {
                high = lower(high, place);
            } else {
                low = higher(low, place);
            }
        }
        return List.of(
                range.descending() ? "1" : "0",
                range.descending() ? high : low,
                range.descending() ? low : high,
                String.valueOf(range.offset()),
                String.valueOf(range.limit()));
    }

    /// What `count.lua` is given.
    static List<String> count(IndexRange range, boolean withoutEverywhere) {
        return List.of(
                withoutEverywhere ? "1" : "0",
                "[" + low(range),
                "(" + high(range),
                "[\0" + low(range),
                "(\0" + high(range));
    }

    private static String low(IndexRange range) {
        return range.index() + '\0' + range.from();
    }

    private static String high(IndexRange range) {
        return range.to() == null ? range.index() + '\u0001' : range.index() + '\0' + range.to();
    }

    /// A place that a client made up must not lead out of the range.
    private static String lower(String bound, String place) {
        return compare(place, bound) < 0 ? place : bound;
    }

    private static String higher(String bound, String place) {
        return compare(place, bound) > 0 ? place : bound;
    }

    private static int compare(String one, String other) {
        return IndexPlace.BYTES.compare(one.substring(1), other.substring(1));
    }

    /// Null when nothing is there.
    static @Nullable Checkpoint checkpoint(Object flat) {
        List<?> texts = list(flat);
        return texts.isEmpty() ? null : Checkpoint.of(map(texts));
    }

    static Map<String, String> map(List<?> flat) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            fields.put(String.valueOf(flat.get(i)), String.valueOf(flat.get(i + 1)));
        }
        return fields;
    }

    static List<?> list(@Nullable Object answered) {
        return (List<?>) Objects.requireNonNull(answered);
    }

    static IndexPlace place(String member) {
        int sort = member.indexOf('\0') + 1;
        int key = member.indexOf('\0', sort) + 1;
        return new IndexPlace(member.substring(sort, key - 1), DocumentKey.parse(member.substring(key)));
    }

    static List<String> pairs(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((field, value) -> pairs.addAll(List.of(field, value)));
        return pairs;
    }
}
