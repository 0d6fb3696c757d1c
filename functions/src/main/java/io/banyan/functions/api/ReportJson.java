package io.banyan.functions.api;

import io.banyan.functions.environment.Deployed;
import io.banyan.functions.environment.PoolFigures;
import io.banyan.functions.host.FunctionReport;
import io.banyan.functions.spec.FunctionSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A function's report as JSON's objects.
final class ReportJson {
    private ReportJson() {}

    static Map<String, Object> of(FunctionReport report) {
        FunctionSpec spec = report.spec();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", spec.name());
        fields.put("group", spec.ownership().group());
        fields.put("owner", spec.ownership().owner());
        fields.put("contact", spec.ownership().contact());
        fields.put("lifecycle", spec.ownership().lifecycle());
        fields.put("runtime", spec.program().runtime().written());
        fields.put("handler", spec.program().handler());
        fields.put("memory-mb", spec.limits().memoryMb());
        fields.put("timeout-ms", spec.limits().timeout().toMillis());
        fields.put("concurrency", spec.limits().concurrency());
        fields.put("file", spec.source().file());
        fields.put("versions", report.versions());
        fields.put("aliases", report.aliases());
        Map<String, Object> pools = new LinkedHashMap<>();
        report.pools().forEach((version, figures) -> pools.put(version, of(figures)));
        fields.put("environments", pools);
        return fields;
    }

    /// In AWS's names.
    static Map<String, Object> configuration(Deployed deployed) {
        FunctionSpec spec = deployed.spec();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("FunctionName", spec.name());
        fields.put("FunctionArn", deployed.arn());
        fields.put("Runtime", spec.program().runtime().written());
        fields.put("Handler", spec.program().handler());
        fields.put("MemorySize", spec.limits().memoryMb());
        fields.put("Timeout", (spec.limits().timeout().toMillis() + 999) / 1000);
        fields.put("Version", deployed.version());
        fields.put("PackageType", "Zip");
        fields.put("State", "Active");
        return fields;
    }

    private static Map<String, Object> of(PoolFigures figures) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("starting", figures.places().starting());
        fields.put("busy", figures.places().busy());
        fields.put("idle", figures.places().idle());
        fields.put("frozen", figures.places().frozen());
        fields.put("invocations", figures.counts().invocations());
        fields.put("errors", figures.counts().errors());
        fields.put("throttles", figures.counts().throttles());
        fields.put("cold-starts", figures.coldStarts().count());
        put(fields, "cold-start-last-ms", millis(figures.coldStarts().last()));
        put(fields, "cold-start-median-ms", millis(figures.coldStarts().median()));
        put(fields, "why", figures.why());
        return fields;
    }

    private static @Nullable Long millis(@Nullable Duration time) {
        return time == null ? null : time.toMillis();
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
