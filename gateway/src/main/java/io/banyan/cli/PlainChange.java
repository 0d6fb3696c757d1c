package io.banyan.cli;

import io.banyan.cli.WeightTarget.Kind;
import io.banyan.cli.WeightWork.Share;
import io.banyan.cli.WeightWork.Terms;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `kill`, `unkill` and `weight` without picocli, whose reading of a line costs more CPU time than all the rest: on a
/// machine at its limit that is the wait between Enter and effect. Does what the commands of these names do, and takes
/// plain lines only; why: docs/decisions/0044.
///
/// @param out standard output
/// @param err standard error
public record PlainChange(Surroundings around, PrintWriter out, PrintWriter err) {
    private static final Set<String> KILL_FLAGS = Set.of("--everything", "--dry-run", "--json");
    private static final Set<String> WEIGHT_FLAGS =
            Set.of("--inheriting-only", "--dry-run", "--json", "--group", "--route");

    public static PlainChange ofThisProcess() {
        return new PlainChange(
                Surroundings.unseen(),
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()));
    }

    /// The exit code; empty where the line is not plain, and nothing was changed.
    public OptionalInt run(String... args) {
        if (args.length == 0) {
            return OptionalInt.empty();
        }
        List<String> words = Arrays.asList(args).subList(1, args.length);
        return switch (args[0]) {
            case "kill" -> turned(words, true);
            case "unkill" -> turned(words, false);
            case "weight" -> weighed(words);
            default -> OptionalInt.empty();
        };
    }

    private OptionalInt turned(List<String> words, boolean on) {
        PlainLine line =
                PlainLine.of(words, KILL_FLAGS, Set.of("--reason", "--undo-of")).orElse(null);
        if (line == null || line.names().size() != (line.has("--everything") ? 0 : 1)) {
            return OptionalInt.empty();
        }
        String reason = reason(line);
        if (reason == null) {
            return OptionalInt.empty();
        }
        String group = line.has("--everything") ? null : line.names().getFirst();
        return OptionalInt.of(
                new KillWork(errand(line), group, on, reason, line.value("--undo-of"), line.has("--dry-run")).run());
    }

    private OptionalInt weighed(List<String> words) {
        PlainLine line = PlainLine.of(words, WEIGHT_FLAGS, Set.of("--reason", "--if-revision", "--undo-of"))
                .orElse(null);
        if (line == null || line.names().size() != 2 || (line.has("--group") && line.has("--route"))) {
            return OptionalInt.empty();
        }
        String reason = reason(line);
        OptionalInt revision = revision(line.value("--if-revision"));
        Percent weight = weight(line.names().getLast()).orElse(null);
        if (reason == null || revision.isEmpty() || weight == null) {
            return OptionalInt.empty();
        }
        Terms terms = new Terms(
                reason,
                line.value("--undo-of"),
                line.has("--dry-run"),
                line.has("--inheriting-only"),
                revision.getAsInt());
        try {
            return OptionalInt.of(
                    new WeightWork(errand(line), line.names().getFirst(), kind(line), Share.weight(weight), terms)
                            .run());
        } catch (WrongLine wrong) {
            return OptionalInt.empty();
        }
    }

    private Errand errand(PlainLine line) {
        return new Errand(around, out, err, line.has("--json"));
    }

    private static @Nullable String reason(PlainLine line) {
        String said = line.value("--reason");
        return said != null ? said.strip() : line.has("--dry-run") ? ReasonOptions.PLAN_ONLY : null;
    }

    private static Kind kind(PlainLine line) {
        return line.has("--group") ? Kind.GROUP : line.has("--route") ? Kind.ROUTE : Kind.EITHER;
    }

    private static Optional<Percent> weight(String written) {
        try {
            return Optional.of(Percent.parse(written));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /// -1 where none is written; empty where it is no plain number.
    private static OptionalInt revision(@Nullable String written) {
        if (written == null) {
            return OptionalInt.of(-1);
        }
        boolean plain = written.length() <= 9 && written.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return plain ? OptionalInt.of(Integer.parseInt(written)) : OptionalInt.empty();
    }
}
