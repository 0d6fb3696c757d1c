package io.banyan.config;

import io.banyan.route.Conflict;
import io.banyan.written.Problem;
import io.banyan.written.Problems;
import io.banyan.written.RouteFile;
import io.banyan.written.Rule;
import io.banyan.written.YamlReader;
import io.banyan.written.YamlValue;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of a route file and what came of it by itself, before it is held against others. Two of them are equal
/// only when they are the same one: a version is parsed once.
public final class ParsedFile {
    private final RouteFile file;
    private final Given given;
    private final @Nullable FileGroup group;
    private final List<Problem> problems;

    private ParsedFile(RouteFile file, Given given, @Nullable FileGroup group, List<Problem> problems) {
        this.file = file;
        this.given = given;
        this.group = group;
        this.problems = List.copyOf(problems);
    }

    /// What a file says by itself.
    public static ParsedFile parse(RouteFile file, Given given) {
        if (file.unreadable() != null) {
            return new ParsedFile(file, given, null, List.of(file.unreadable()));
        }
        var problems = new Problems(file.shown());
        FileGroup group = group(file, given, problems);
        return new ParsedFile(file, given, group, problems.all());
    }

    /// The same file with the review dates that have passed by `today`.
    public ParsedFile on(LocalDate today) {
        return parse(file, new Given(today, given.redis()));
    }

    /// As it was read.
    public RouteFile file() {
        return file;
    }

    /// Null exactly when the problems have errors.
    public @Nullable FileGroup group() {
        return group;
    }

    /// In the order of lines.
    public List<Problem> problems() {
        return problems;
    }

    String name() {
        return file.name();
    }

    /// True when it has a group, and so may be in force.
    public boolean good() {
        return group != null;
    }

    private static @Nullable FileGroup group(RouteFile file, Given given, Problems problems) {
        YamlValue document = YamlReader.read(file.text(), problems);
        if (document == null || (document instanceof YamlValue.Text text && text.nothing())) {
            if (!problems.haveErrors()) {
                problems.add(Rule.FILE_EMPTY);
            }
            return null;
        }
        GroupSpec spec = new SpecReader(problems).group(document);
        FileGroup group = spec == null ? null : new GroupCheck(given, problems).check(spec);
        if (group == null) {
            return null;
        }
        for (Conflict conflict : Conflict.among(group.routes())) {
            problems.add(Clash.equalRank(conflict.second(), conflict.first()));
        }
        return problems.haveErrors() ? null : group;
    }
}
