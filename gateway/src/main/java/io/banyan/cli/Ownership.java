package io.banyan.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who answers for what is written, and until when: asked for by each `./banyan new`.
final class Ownership {
    private static final int MONTHS = 6;

    @Option(
            names = "--owner",
            paramLabel = "TEAM",
            description = "Name the team that answers for it. Default: ask on a terminal.")
    private @Nullable String owner;

    @Option(
            names = "--contact",
            paramLabel = "WHERE",
            description = "Say where to reach the owner, such as '#team-discovery'. Default: ask on a terminal.")
    private @Nullable String contact;

    @Option(
            names = "--review-by",
            paramLabel = "DATE",
            description = "Have the owner review it by this day. Default: six months from today.")
    private @Nullable String reviewBy;

    /// @param contact such as `#team-discovery`
    /// @param reviewBy today or later
    record Owned(String owner, String contact, LocalDate reviewBy) {}

    /// @throws WrongLine where the date is none, or has passed
    Owned ask(Questions questions, LocalDate today) {
        String team = questions.required(owner, "--owner team-discovery", "owner, the team that answers for it");
        String where = questions.required(contact, "--contact '#team-discovery'", "contact, where to reach the owner");
        LocalDate standard = today.plusMonths(MONTHS);
        String day = questions.optional(
                reviewBy, "review by, the day to ask whether it is still needed", standard.toString());
        return new Owned(team, where, day(day, today, standard));
    }

    private static LocalDate day(String text, LocalDate today, LocalDate standard) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(today)) {
                throw new WrongLine("--review-by was " + text + ", which has passed; write " + standard + ", say");
            }
            return day;
        } catch (DateTimeParseException noDate) {
            throw new WrongLine("--review-by was '" + text + "' but must be a date; write " + standard + ", say");
        }
    }
}
