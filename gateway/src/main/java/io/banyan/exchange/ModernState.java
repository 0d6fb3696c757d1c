package io.banyan.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What is wrong with a group's MODERN, as one replica sees it at one moment. [#says] is the one sentence that page,
/// commands, API, health and previews tell of it. Times in it are UTC, so that every replica says the same.
///
/// @param since the first failure since MODERN last answered well; of a breaker, a full MODERN or one that comes back:
///     when that began
/// @param last the newest failure; `since` where there is none
/// @param at this moment, not before `last`
/// @param address `127.0.0.1:8082`, or `events.internal:8082` where a name is written
/// @param detail of `ANSWERS_ERRORS` the status, of `TLS_FAILS` and `PLATFORM_REFUSES` a sentence, of `FAILS_SOME` and
///     `BREAKER_OPEN` what MODERN did last (`answered 500`); else empty
/// @param number of `FAILS_SOME` the reads of the last minute, 1 or more; of `COMES_BACK` a percentage, of
///     `NO_PLACE_FREE` the places; else 0
/// @param legacyAnswers false = the group's `fall-back` does not cover it, so clients get the failure
public record ModernState(
        What what,
        Instant since,
        Instant last,
        Instant at,
        String address,
        String detail,
        int number,
        boolean legacyAnswers) {
    /// After this time without a try nobody knows whether it still holds.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final Duration DAY = Duration.ofHours(20);
    private static final DateTimeFormatter HOUR = format("HH:mm 'UTC'");
    private static final DateTimeFormatter DATE = format("yyyy-MM-dd HH:mm 'UTC'");

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /// What it does, the worst first.
    public enum What {
        REFUSES_CONNECTIONS("has refused connections", "refused connections"),
        TAKES_NO_CONNECTION("has accepted no connections", "accepted no connection"),
        NAME_NOT_FOUND("has not been found by its name", "was not found by its name"),
        TLS_FAILS("has failed TLS", "failed TLS"),
        BREAKS_OFF("has broken off its answers", "broke off its answer"),
        BREAKS_HTTP("has given answers that break HTTP", "gave an answer that breaks HTTP"),
        ANSWERS_LATE("has not answered in time", "did not answer in time"),
        ANSWERS_ERRORS("has answered", "answered"),
        FUNCTION_FAILS("has failed inside its function", "failed inside its function"),
        IS_THROTTLED("has been throttled by its platform", "was throttled by its platform"),
        PLATFORM_REFUSES("could not be called", "could not be called"),
        GATEWAY_FAULT(
                "could not be called, through a fault of this gateway that its log tells,",
                "could not be called, through a fault of this gateway that its log tells"),
        BREAKER_OPEN("", ""),
        NO_PLACE_FREE("", ""),
        COMES_BACK("", ""),
        FAILS_SOME("", "");

        private final String perfect;
        private final String past;

        What(String perfect, String past) {
            this.perfect = perfect;
            this.past = past;
        }

        /// The spelling in the API: `refuses-connections`.
        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// What it did once: `answered 500`.
        ///
        /// @param status of `ANSWERS_ERRORS`
        public String once(int status) {
            return this == ANSWERS_ERRORS ? past + " " + status : past;
        }

        /// No read gets an answer from it.
        public boolean down() {
            return compareTo(BREAKER_OPEN) <= 0;
        }
    }

    public boolean down() {
        return what.down();
    }

    /// `MODERN of events has refused connections since 15:31 UTC (127.0.0.1:8082); LEGACY answers its reads`.
    public String says(String group) {
        String subject = isTold() ? "" : "MODERN of " + group + " ";
        return subject + does() + "; " + consequence();
    }

    private String does() {
        String place = " (" + address + ")";
        if (isTold()) {
            return detail + (isFresh() ? " (since " + time(since) + ")" : " (" + untried() + ")");
        }
        return switch (what) {
            case BREAKER_OPEN ->
                "failed too often: its breaker opened at " + time(since) + ", and it last " + detail + place;
            case NO_PLACE_FREE ->
                "has had too few free places since " + time(since) + ": max-concurrent lets it have " + number
                        + (number == 1 ? " read" : " reads") + " at once" + place;
            case COMES_BACK ->
                "has been coming back since " + time(since) + ", and " + number + "% of its clients read from it again"
                        + place;
            case FAILS_SOME ->
                "failed " + number + (number == 1 ? " read" : " reads") + " in the last minute; at " + time(last)
                        + " it " + detail + place;
            default ->
                isFresh() ? with(what.perfect) + " since " + time(since) + place : with(what.past) + tried(place);
        };
    }

    /// Whether `detail` is the whole sentence.
    private boolean isTold() {
        return what == What.TLS_FAILS || (what == What.PLATFORM_REFUSES && !detail.isEmpty());
    }

    private String with(String verb) {
        return detail.isEmpty() ? verb : verb + " " + detail;
    }

    private String tried(String place) {
        return " " + untried().replaceFirst(", and", place + ", and");
    }

    /// `at 15:31 UTC, and nothing has tried it since`.
    private String untried() {
        String when = time(since).equals(time(last)) ? "at " + time(last) : "from " + time(since) + " to " + time(last);
        return when + ", and nothing has tried it since";
    }

    private boolean isFresh() {
        return Duration.between(last, at).compareTo(FRESH) <= 0;
    }

    private String consequence() {
        if (!legacyAnswers) {
            return "fall-back in its file does not cover this, so clients get the failure";
        }
        return switch (what) {
            case NO_PLACE_FREE, COMES_BACK -> "LEGACY answers the others";
            case FAILS_SOME -> "LEGACY answers such reads";
            default -> "LEGACY answers its reads";
        };
    }

    private String time(Instant moment) {
        return (Duration.between(moment, at).compareTo(DAY) < 0 ? HOUR : DATE).format(moment);
    }
}
