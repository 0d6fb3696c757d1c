package io.banyan.report;

import io.banyan.catalog.Declared;
import io.banyan.catalog.Estate;
import io.banyan.catalog.Ownership;
import io.banyan.catalog.Subject;
import io.banyan.config.FileGroup;
import io.banyan.decide.Rules;
import io.banyan.descriptor.AgainstGroups;
import io.banyan.descriptor.Described;
import io.banyan.descriptor.Flaw;
import io.banyan.lambda.FunctionName;
import io.banyan.live.LiveView;
import io.banyan.route.Group;
import io.banyan.route.Route;
import io.banyan.snapshot.Snapshot;
import io.banyan.split.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Brings together what route files, descriptors and function hosts declare.
public final class Declaring {
    private final Snapshot files;
    private final Rules rules;
    private final LiveView live;
    private final SeenElsewhere seen;
    private final AgainstGroups against;
    private final Set<Route> inForce = Collections.newSetFromMap(new IdentityHashMap<>());

    public Declaring(Snapshot files, Rules rules, LiveView live, SeenElsewhere seen) {
        this.files = files;
        this.rules = rules;
        this.live = live;
        this.seen = seen;
        Map<String, Group> groups =
                files.groups().values().stream().collect(Collectors.toMap(FileGroup::name, FileGroup::group));
        this.against = new AgainstGroups(groups);
        inForce.addAll(rules.table().routes());
    }

    /// All that is declared, and all that is seen.
    public Estate estate(Instant now) {
        return new Estate(declared(), seen.sightings().at(now), running(), seen.calls(), unwatched());
    }

    /// Each subject once.
    public List<Declared> declared() {
        List<Declared> all = new ArrayList<>();
        files.groups().values().forEach(file -> {
            all.add(group(file));
            file.routes().forEach(route -> all.add(route(route, file.group())));
        });
        all.addAll(new DeclaredFunctions(files, this::applied, seen, against).all());
        all.addAll(new DeclaredViews(files, live, seen, against).all());
        all.sort(Comparator.comparing(Declared::subject));
        return all;
    }

    /// What is wrong with descriptors, by themselves and beside the route files.
    public List<Flaw> flaws() {
        return against.allFlaws(seen.descriptors()).toList();
    }

    /// Functions of hosts and of descriptors, and what the feed has; whoever of them nobody declares is
    /// unowned.
    private Set<Subject> running() {
        Set<Subject> running = new HashSet<>();
        seen.hosted().forEach(one -> running.add(Subject.function(one.name())));
        seen.descriptors().described().stream()
                .filter(one -> one.subject().kind() == Subject.Kind.FUNCTION)
                .forEach(one -> running.add(one.subject()));
        seen.views().stream().filter(view -> view.isHeard()).forEach(view -> running.add(Subject.view(view.name())));
        return running;
    }

    /// Functions and views of descriptors that no route reads from and no host tells of.
    private Set<Subject> unwatched() {
        Set<Subject> watched = new HashSet<>();
        files.groups().values().forEach(file -> {
            FunctionName function = DeclaredFunctions.nameOf(file);
            String view = ViewGroups.viewOf(file);
            if (function != null) {
                watched.add(Subject.function(function.name()));
            }
            if (view != null) {
                watched.add(Subject.view(view));
            }
        });
        seen.hosted().forEach(one -> watched.add(Subject.function(one.name())));
        return seen.descriptors().described().stream()
                .map(Described::subject)
                .filter(subject -> subject.kind() != Subject.Kind.GROUP && !watched.contains(subject))
                .collect(Collectors.toSet());
    }

    private Declared group(FileGroup file) {
        Group group = file.group();
        return new Declared(
                Subject.group(group.name()),
                group.name(),
                new Ownership(group.owner(), group.contact(), group.reviewBy()),
                group.lifecycle(),
                group.deployed(),
                List.of(),
                applied(file),
                group.origin());
    }

    private static Declared route(Route route, Group group) {
        return new Declared(
                Subject.route(route.id()),
                group.name(),
                new Ownership(group.owner(), group.contact(), null),
                group.lifecycle(),
                group.deployed(),
                List.of(),
                null,
                route.origin());
    }

    /// The highest of its routes; a route of newer files is not in force yet.
    private Weight applied(FileGroup file) {
        return file.routes().stream()
                .filter(inForce::contains)
                .map(route -> rules.inForce(route).applied())
                .max(Comparator.naturalOrder())
                .orElse(Weight.NONE);
    }
}
