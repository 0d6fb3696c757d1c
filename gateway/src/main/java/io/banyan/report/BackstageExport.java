package io.banyan.report;

import io.banyan.catalog.Declared;
import io.banyan.catalog.Subject;
import io.banyan.config.FileGroup;
import io.banyan.descriptor.EntityName;
import io.banyan.route.Group;
import io.banyan.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes Backstage's entities of what is declared: a System and an API for each group, and a Component for its
/// service, each of its functions and each of its views, with annotations by which they are read again.
public final class BackstageExport {
    private static final String PREFIX = "banyan.io/";

    private final Snapshot files;
    private final Map<String, List<Declared>> parts = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    /// @param declared all that is
    public BackstageExport(Snapshot files, List<Declared> declared) {
        this.files = files;
        declared.stream()
                .filter(one -> one.subject().kind() == Subject.Kind.FUNCTION
                        || one.subject().kind() == Subject.Kind.VIEW)
                .sorted(Comparator.comparing(Declared::subject))
                .forEach(one -> parts.computeIfAbsent(one.group(), none -> new ArrayList<>())
                        .add(one));
    }

    /// In the order of the groups' names.
    public List<BackstageReport> all() {
        List<FileGroup> groups = files.groups().values().stream()
                .sorted(Comparator.comparing(FileGroup::name))
                .toList();
        groups.forEach(group -> names.add(EntityName.of(group.name()).toLowerCase(Locale.ROOT)));
        return groups.stream()
                .map(group -> new BackstageReport(group.name(), documents(group)))
                .toList();
    }

    private List<Map<String, Object>> documents(FileGroup file) {
        Group group = file.group();
        String name = EntityName.of(group.name());
        List<Map<String, Object>> documents = new ArrayList<>();
        documents.add(
                entity("System", name, "The group " + group.name(), Map.of(), Map.of("owner", owner(group.owner()))));
        Map<String, Object> api = spec("openapi", group.lifecycle().word(), group.owner(), name);
        api.put("definition", PublishedPaths.openApi(file));
        documents.add(entity("API", name, "What " + group.name() + " publishes", Map.of(), api));
        if (DeclaredFunctions.nameOf(file) == null) {
            Map<String, String> ours = new LinkedHashMap<>();
            ours.put("group", group.name());
            ours.put("contact", group.contact());
            ours.put("review-by", group.reviewBy().toString());
            Map<String, Object> service = spec("service", group.lifecycle().word(), group.owner(), name);
            service.put("providesApis", List.of(name));
            documents.add(entity("Component", name, "Runs on " + group.deployed(), ours, service));
        }
        parts.getOrDefault(group.name(), List.of()).forEach(part -> documents.add(part(part, file, name)));
        return documents;
    }

    private Map<String, Object> part(Declared part, FileGroup file, String system) {
        String word = part.subject().kind().word();
        Map<String, String> ours = new LinkedHashMap<>();
        ours.put("group", part.group());
        ours.put(word, part.subject().name());
        if (!part.ownership().contact().isEmpty()) {
            ours.put("contact", part.ownership().contact());
        }
        if (part.ownership().reviewBy() != null) {
            ours.put("review-by", part.ownership().reviewBy().toString());
        }
        if (part.subject().kind() == Subject.Kind.FUNCTION && part.versions().size() == 1) {
            ours.put("version", part.versions().getFirst().version());
        }
        Map<String, Object> spec =
                spec(word, part.lifecycle().word(), part.ownership().owner(), system);
        var called = DeclaredFunctions.nameOf(file);
        if (called != null && part.subject().equals(Subject.function(called.name()))) {
            spec.put("providesApis", List.of(system));
        }
        String place = part.place();
        return entity("Component", own(part.subject()), place.isEmpty() ? null : "Runs on " + place, ours, spec);
    }

    /// Components have one name each: `events`, else `events-view`, else with a number.
    private String own(Subject subject) {
        String name = EntityName.of(subject.name());
        String other = EntityName.of(subject.name() + "-" + subject.kind().word());
        for (int number = 2; !names.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = number == 2 ? other : EntityName.of(other + "-" + number);
        }
        return name;
    }

    private static Map<String, Object> spec(String type, String lifecycle, String owner, String system) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("type", type);
        spec.put("lifecycle", lifecycle);
        spec.put("owner", owner(owner));
        spec.put("system", system);
        return spec;
    }

    private static String owner(String owner) {
        return owner.contains(":") || owner.contains("/") ? owner : "group:default/" + EntityName.of(owner);
    }

    private static Map<String, Object> entity(
            String kind,
            String name,
            @Nullable String description,
            Map<String, String> ours,
            Map<String, Object> spec) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        if (description != null) {
            metadata.put("description", description);
        }
        if (!ours.isEmpty()) {
            Map<String, Object> annotations = new LinkedHashMap<>();
            ours.forEach((key, value) -> annotations.put(PREFIX + key, value));
            metadata.put("annotations", annotations);
        }
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("apiVersion", "backstage.io/v1alpha1");
        entity.put("kind", kind);
        entity.put("metadata", metadata);
        entity.put("spec", spec);
        return entity;
    }
}
