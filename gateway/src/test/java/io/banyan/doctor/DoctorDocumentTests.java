package io.banyan.doctor;

import io.banyan.Documented;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the doctor asks and all that it can find, as a page.
class DoctorDocumentTests {
    private static final Map<Question, String> ASKED = Map.of(
            Question.NAME, "Does its name lead to an address? Left out where an address is written.",
            Question.CONNECTION, "Does it take a connection, within the 500 ms that reads wait for one?",
            Question.TLS, "Is its certificate good for the name that is asked for? Left out over plain HTTP.",
            Question.CREDENTIALS, "Is there something to show its platform? Left out where that asks for nothing.",
            Question.CALL,
                    "Does its platform take calls? A function is not called for this (`DryRun`); of the others the read tells it.",
            Question.READ,
                    "Is one read answered as it should be: by `--read PATH`, or the first route's path that has no variable?",
            Question.LIMIT,
                    "May a function run longer than its reads are waited for? Left out where its configuration may not be read.",
            Question.FRESHNESS,
                    "Do its answers say how new they are, and does the feed know its view? Left out without `freshness:`.",
            Question.IDENTITY,
                    "Does LEGACY say who asks? It is asked without a credential. Left out without `identity:`.");

    private static final String START = """
            # The doctor

            Made from `Question` and `Fault`; a test keeps it up to date.

            `./banyan doctor GROUP` asks what a group's MODERN needs, one question after another, and stops at the first thing
            that is wrong: it says what was found and what to do. Without GROUP it examines all groups, one after the other.
            Exit code 1 if anything is wrong. `--read /events/7` names a path of the group to read. The page has it in an opened
            group, as "Examine"; the API as `POST /api/v1/groups/GROUP/doctor` with `{"read": "/events/7"}`. It needs the role
            operator of that group, since it makes calls.

            The gateway that is asked makes the calls: from its machine, with its names, certificates, clock and credentials, in
            the form of every other call, past the group's breaker and kill switch. Other replicas may see something else. Nothing
            is changed: it only reads, ten seconds at most, and a group once at a time. No message holds a secret, a body or a
            function's own words.

            | Question | |
            |---|---|
            """;

    @Test
    void saysWhatIsInTheCode() {
        StringBuilder text = new StringBuilder(START);
        for (Question question : Question.values()) {
            text.append("| ")
                    .append(question.word())
                    .append(" | ")
                    .append(ASKED.get(question))
                    .append(" |\n");
        }
        text.append("""

                ## What it finds
                Words in braces stand for what is found, and for what the group's file says.

                | Question | Fault | It says | Remedy |
                |---|---|---|---|
                """);
        for (Fault fault : Fault.values()) {
            text.append("| %s | `%s` | %s | %s |%n"
                    .formatted(fault.question().word(), fault.tag(), told(fault.says()), told(fault.remedy())));
        }

        new Documented("doctor.md").says(text.toString());
    }

    private static String told(String text) {
        return text.replace("{what}", "what is wrong with TLS, by whom and for which name")
                .replace("{remedy}", "what the same sentence says of it");
    }
}
