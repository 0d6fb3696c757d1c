package io.banyan.demo.projections;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.SortText;
import java.time.Instant;

/// What the documents and indexes of the view `events` are called. An id is a row's, in digits.
public final class EventKeys {
    /// Index: all events by start.
    public static final String EVENTS = "by-start";

    private EventKeys() {}

    /// `event:42/event`: the event's own row.
    public static DocumentKey event(String id) {
        return partition(id).document("event");
    }

    /// `event:42/going`: how many come, in the field `yes`; not there while nobody does.
    public static DocumentKey going(String event) {
        return partition(event).document("going");
    }

    /// `event:42/answer:7`: what a member answered.
    public static DocumentKey answer(String event, String member) {
        return partition(event).document("answer:" + member);
    }

    /// `*/group:3`.
    public static DocumentKey group(String id) {
        return PartitionKey.EVERYWHERE.document("group:" + id);
    }

    /// `*/member:7`.
    public static DocumentKey member(String id) {
        return PartitionKey.EVERYWHERE.document("member:" + id);
    }

    static PartitionKey partition(String event) {
        return PartitionKey.of("event", event);
    }

    /// Index: a group's events by start.
    public static String ofGroup(String group) {
        return "group:" + group + "/by-start";
    }

    /// Index: the events with a tag by start.
    public static String ofTag(String tag) {
        return "tag:" + tag + "/by-start";
    }

    /// Index: all answers to an event by time.
    public static String answers(String event) {
        return "event:" + event + "/answers";
    }

    /// Index: those of the answers that say yes.
    public static String attendees(String event) {
        return "event:" + event + "/attendees";
    }

    /// Index: the group with a slug, if there is one.
    public static String slug(String slug) {
        return "slug:" + slug;
    }

    /// Index: the groups of a city.
    public static String city(String city) {
        return "city:" + city;
    }

    /// By time, then by number, as the monolith sorts.
    ///
    /// @param id digits
    public static String sort(Instant time, String id) {
        return SortText.of(time) + SortText.of(Long.parseLong(id));
    }
}
