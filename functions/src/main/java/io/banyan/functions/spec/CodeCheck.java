package io.banyan.functions.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Whether what a file names is there: its code, its handler. Looks at the disk, and never outside the folder.
final class CodeCheck {
    private static final Pattern JAVA = Pattern.compile("[\\w$]+(\\.[\\w$]+)*(::[\\w$]+)?");
    private static final Pattern NODE = Pattern.compile("[\\w./-]*?[\\w-]+(\\.[\\w$]+)+");
    private static final List<String> SCRIPTS = List.of(".mjs", ".js", ".cjs");

    private CodeCheck() {}

    /// What is the matter with the handler, or null. It follows on `handler was '...'`.
    static @Nullable String wrong(FunctionSpec spec) {
        FunctionSpec.Program program = spec.program();
        Path code = program.code();
        if (!Files.exists(code)) {
            return ", but its code is not at " + shown(spec, code) + "; build it, or write  code:  with where it is";
        }
        if (!staysInside(spec.source().folder(), code)) {
            return ", but its code at " + shown(spec, code)
                    + " is a link that leaves the function's folder; copy the code into the folder";
        }
        return switch (program.runtime()) {
            case JAVA25 -> java(spec);
            case NODEJS -> node(spec);
            case PROVIDED -> provided(spec);
        };
    }

    private static @Nullable String java(FunctionSpec spec) {
        String handler = spec.program().handler();
        if (!JAVA.matcher(handler).matches()) {
            return " but must be a class and its method; write  handler: com.example.Handler::handleRequest";
        }
        String file = handler.replaceFirst("::.*", "").replace('.', '/') + ".class";
        Path code = spec.program().code();
        List<Path> jars = jars(code.resolve("lib"));
        List<Path> loaded = new ArrayList<>(jars);
        loaded.add(code.resolve(file));
        for (Path one : loaded) {
            if (Files.exists(one) && !staysInside(spec.source().folder(), one)) {
                return leaves(spec, one);
            }
        }
        boolean isThere = spec.program().isJar()
                ? has(code, file)
                : Files.isRegularFile(code.resolve(file)) || jars.stream().anyMatch(jar -> has(jar, file));
        return isThere
                ? null
                : ", but there is no " + file + " in " + shown(spec, code)
                        + " nor in a jar of its lib folder; build it, or" + " write the class that is there";
    }

    private static @Nullable String node(FunctionSpec spec) {
        String handler = spec.program().handler();
        if (!NODE.matcher(handler).matches()) {
            return " but must be a script without its ending, and an export; write  handler: index.handler";
        }
        Path code = spec.program().code();
        String script = script(handler);
        Path named = code.resolve(script).normalize();
        if (!named.startsWith(code)) {
            return ", which leaves the function's folder; write one inside it:  handler: index.handler";
        }
        List<Path> there = SCRIPTS.stream()
                .map(ending -> Path.of(named + ending))
                .filter(Files::isRegularFile)
                .toList();
        if (there.isEmpty()) {
            return ", but there is no " + script + ".mjs, .js or .cjs in " + shown(spec, code)
                    + "; write the script that is there";
        }
        return staysInside(spec.source().folder(), there.getFirst())
                ? null
                : ", but " + there.getFirst().getFileName()
                        + " is a link that leaves the function's folder; copy the script into the folder";
    }

    /// `lib/index` of `lib/index.nested.handler`.
    private static String script(String handler) {
        return handler.substring(0, handler.indexOf('.', handler.lastIndexOf('/') + 1));
    }

    private static @Nullable String provided(FunctionSpec spec) {
        Path bootstrap = spec.program().code().resolve("bootstrap");
        if (!Files.isRegularFile(bootstrap)) {
            return ", but there is no file bootstrap in "
                    + shown(spec, spec.program().code())
                    + "; put a program of that name there, which asks the Runtime API for events";
        }
        if (!staysInside(spec.source().folder(), bootstrap)) {
            return ", but bootstrap is a link that leaves the function's folder; copy the program into the folder";
        }
        return Files.isExecutable(bootstrap)
                ? null
                : ", but bootstrap may not be executed; run  chmod +x " + shown(spec, bootstrap);
    }

    /// Also by way of links.
    static boolean staysInside(Path folder, Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    /// Of what is no file nothing is read: a pipe would never end.
    private static boolean has(Path jar, String entry) {
        if (!Files.isRegularFile(jar)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(entry) != null;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static String leaves(FunctionSpec spec, Path link) {
        return ", but " + shown(spec, link) + " is a link that leaves the function's folder; copy it into the folder";
    }

    private static String shown(FunctionSpec spec, Path path) {
        Path folder = spec.source().folder();
        Path file = Path.of(spec.source().file()).getParent();
        return (file == null ? path : file.resolve(folder.relativize(path)).normalize()).toString();
    }
}
