package io.banyan.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./banyan token create`: the token, and nothing else, on standard output; its entry, which holds only a hash, in the
/// file or on the error output. Asks no admin port: it works before the first gateway runs.
@Command(
        name = "create",
        description = "Create a token and its entry for `serve --tokens`.",
        footer = {
            "",
            "The token is printed once, on standard output; the file keeps only its hash.",
            "  ./banyan token create --role operator --groups events --name ann --file tokens.yaml",
            "  ./banyan token create --role preview --groups events --file tokens.yaml",
            "  ./banyan token create --role caller --groups orders --name orders-service --file tokens.yaml"
        })
public final class TokenCreateCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("(?!admin$)[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");
    private static final int PREVIEW_DAYS = 30;
    private static final Pattern GROUP = Pattern.compile("\\*|[a-z0-9-]{1,63}");

    private final Surroundings around;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "Give the token this role: ${COMPLETION-CANDIDATES}. Required.")
    private TokenEntry.@Nullable Role role;

    @Option(
            names = "--groups",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Let an operator change, or a preview show, these groups; '*' for all. For a caller, the one group"
                            + " whose services use the token. Default: none.")
    private List<String> groups = List.of();

    @Option(
            names = "--name",
            paramLabel = "WHO",
            description = "Name the holder, for the audit and logs; optional for a preview. Default: none.")
    private @Nullable String name;

    @Option(
            names = "--expires",
            paramLabel = "DATE",
            description =
                    "Let the token expire after this day (UTC): 2027-06-30. Default: never; 30 days for a preview.")
    private @Nullable String expires;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Append the entry to FILE; a new file is readable by this user only. Default: print the entry.")
    private @Nullable Path file;

    @Option(names = "--json", description = "Print one JSON object with the token and its entry, for programs.")
    private boolean json;

    TokenCreateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        FreshToken token = FreshToken.by(new SecureRandom());
        TokenEntry entry = entry(token);
        try {
            if (file != null) {
                new TokensFile(around.folder().resolve(file), file.toString()).append(entry);
            }
        } catch (Refused refused) {
            refused.tell(spec.commandLine().getErr());
            return Refused.EXIT_CODE;
        }
        tell(token, entry);
        return 0;
    }

    private void tell(FreshToken token, TokenEntry entry) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (json) {
            out.println(entry.json(token.text()));
        } else {
            if (file == null) {
                err.println("add this entry to the file for serve --tokens:");
                err.print(entry.yaml());
            } else {
                err.println(file + ": " + (entry.name() == null ? "a preview" : entry.name())
                        + " added, with the token's hash; a gateway started with --tokens " + file
                        + " accepts it within seconds");
            }
            err.println(use(entry));
            err.flush();
            out.println(token.text());
        }
        out.flush();
    }

    private static String use(TokenEntry entry) {
        if (entry.role() == TokenEntry.Role.caller) {
            return "the token, shown only this once; services of "
                    + entry.groups().getFirst()
                    + " send it with each call, to the port of serve --internal-port:\n"
                    + "  curl -H 'X-Banyan-Caller: ...' http://localhost:8079/api/prices/7";
        }
        if (entry.role() != TokenEntry.Role.preview) {
            return "the token, shown only this once; its owner runs: export BANYAN_TOKEN=...";
        }
        return "the token, shown only this once, valid through " + entry.expires()
                + " (UTC); its owner runs, against the traffic port:\n"
                + "  curl -i -H 'X-Banyan-Side: modern' -H 'X-Banyan-Token: ...' http://localhost:8080/events/7";
    }

    private TokenEntry entry(FreshToken token) {
        TokenEntry.Role given = role;
        if (given == null) {
            throw wrong("--role is missing");
        }
        boolean preview = given == TokenEntry.Role.preview;
        if (name == null && !preview) {
            throw wrong("--name is missing: the audit shows it as who made a change; add --name ann");
        }
        if (name != null && !NAME.matcher(name).matches()) {
            throw wrong(
                    "--name was '" + name + "' but must be 1 to 100 letters, digits or . _ @ -, such as ann or ci-bot;"
                            + " admin is reserved for the gateway's own token");
        }
        for (String group : groups) {
            if (!GROUP.matcher(group).matches()) {
                throw wrong(
                        "--groups had '" + group + "' but must hold names of groups, such as events,orders, or '*'");
            }
        }
        fit(given);
        return new TokenEntry(name, given, groups, token.hash(), lastDay(preview));
    }

    private void fit(TokenEntry.Role given) {
        boolean preview = given == TokenEntry.Role.preview;
        if (given == TokenEntry.Role.operator && groups.isEmpty()) {
            throw wrong("an operator without groups may change nothing; add --groups events, or --groups '*' for all");
        }
        if (preview && groups.isEmpty()) {
            throw wrong("a preview without groups shows nothing; add --groups events, or --groups '*' for all");
        }
        boolean caller = given == TokenEntry.Role.caller;
        if (caller && (groups.size() != 1 || groups.contains("*"))) {
            throw wrong("a caller needs the one group whose services use the token; add --groups orders");
        }
        if (given != TokenEntry.Role.operator && !preview && !caller && !groups.isEmpty()) {
            throw wrong("--groups is for operators, previews and callers; "
                    + (given == TokenEntry.Role.viewer
                            ? "a viewer sees every group"
                            : "an admin may change every group"));
        }
    }

    private @Nullable LocalDate lastDay(boolean preview) {
        LocalDate today = LocalDate.ofInstant(around.clock().instant(), ZoneOffset.UTC);
        if (expires == null) {
            return preview ? today.plusDays(PREVIEW_DAYS) : null;
        }
        try {
            LocalDate day = LocalDate.parse(expires);
            if (day.isBefore(today)) {
                throw wrong("--expires was " + expires + ", which has passed");
            }
            return day;
        } catch (DateTimeParseException noDate) {
            throw wrong("--expires was '" + expires + "' but must be a date, such as 2027-06-30");
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
