package io.banyan.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `./banyan view rebuild NAME [VERSION] [--keys FILE | --table T --where SQL]`: reads a version, or some of it, anew.
@Command(
        name = "rebuild",
        description =
                "Read a version of a view anew from the database, or only some of its keys, while the rest goes on.",
        footer = {
            "",
            "The usual way to fix a view is its next version, built beside the one that is served. The version",
            "that is served is built anew in place only with --even-so: LEGACY answers its reads meanwhile.",
            "  ./banyan view rebuild events 2 --reason 'second try'",
            "  ./banyan view rebuild events --keys keys.txt --reason 'wrong since the import'",
            "  ./banyan view rebuild events --table public.event --where 'group_id = 7' --reason 'group renamed'"
        })
public final class ViewRebuildCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Mixin
    private final ReasonOptions why = new ReasonOptions();

    @Mixin
    private final WaitOptions wait;

    @Parameters(index = "0", paramLabel = "NAME", description = "A view's name, as shown by view list.")
    private String view = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "A version, as shown by view show; without one, the version that is served.")
    private @Nullable String version;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "Read only these partition keys anew, one a line (event:42); - for standard input. Default: all.")
    private @Nullable Path keys;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "Read only what the rows of this table belong to, those that --where names. Default: all.")
    private @Nullable String table;

    @Option(
            names = "--where",
            paramLabel = "SQL",
            description = "Use this condition on the rows of --table: 'group_id = 7'. Default: none.")
    private @Nullable String where;

    @Option(names = "--even-so", description = "Rebuild at the cost that the refusal names.")
    private boolean evenSo;

    ViewRebuildCommand(Surroundings around) {
        this(around, WaitOptions.PERIOD);
    }

    ViewRebuildCommand(Surroundings around, Duration period) {
        this.asking = new Asking(around);
        this.wait = new WaitOptions(period);
    }

    @Override
    public Integer call() {
        ObjectNode body = asking.written(this::body);
        body.put("reason", why.reason(asking));
        return asking.run(api -> wait.ask(api, asking, new ViewLine(view, version), "rebuild", body));
    }

    private ObjectNode body() {
        if (version != null) {
            ViewLine.numberOf(version);
        }
        if ((table == null) != (where == null) || (keys != null && table != null)) {
            throw new WrongLine(
                    "give --keys FILE, or --table TABLE with --where SQL, or none of them for the whole version");
        }
        ObjectNode body = JsonMapper.shared().createObjectNode();
        if (keys != null) {
            KeysFile.read(keys, asking.around().folder()).forEach(body.putArray("keys")::add);
        }
        if (table != null) {
            body.put("table", table).put("where", where);
        }
        return body.put("evenSo", evenSo).put("dryRun", why.dryRun());
    }
}
