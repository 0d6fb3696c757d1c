package io.banyan.browser;

import java.util.function.Consumer;

/// A part of the walk, which a new visitor goes through from its start to its end.
enum Chapter {
    LINKS(ReadingSteps::links, true),
    TAGS(ReadingSteps::tags, true),
    LATIN_1(ReadingSteps::latin1, false),
    OLD_ADDRESS(ReadingSteps::oldAddress, true),
    REVALIDATION(ReadingSteps::revalidation, true),
    LOGIN(AccountSteps::login, false),
    LOGOUT(AccountSteps::logout, false),
    ANSWER(AccountSteps::answer, true),
    FORGERY(AccountSteps::forgery, true),
    API_READS(ProgramSteps::reads, true),
    API_WRITES(ProgramSteps::writes, true),
    FEED(ProgramSteps::feed, false),
    REPORT(ProgramSteps::report, false),
    UPLOAD(FileSteps::upload, false),
    DOWNLOAD(FileSteps::download, false);

    @SuppressWarnings("ImmutableEnumChecker") // a method reference that holds nothing
    private final Consumer<Visitor> steps;

    private final boolean routed;

    Chapter(Consumer<Visitor> steps, boolean routed) {
        this.steps = steps;
        this.routed = routed;
    }

    /// Whether it reads what a route of `routes/` names, so that the modern side has a part in it.
    boolean routed() {
        return routed;
    }

    /// Goes through it; returns what the visitor saw.
    Diary walk(Visitor visitor) {
        steps.accept(visitor);
        return visitor.diary();
    }
}
