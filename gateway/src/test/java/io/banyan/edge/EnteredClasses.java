package io.banyan.edge;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/// Loads our classes a second time so that each tells when one of its methods is entered, and runs a main method among
/// them. Constructors do not count: what is made is not yet at work.
public final class EnteredClasses extends ClassLoader {
    private static final String OURS = "io.banyan.";
    private static final List<String> ENTERED = new CopyOnWriteArrayList<>();
    private static final Set<String> KNOWN = new ConcurrentSkipListSet<>();
    private static volatile boolean counts;

    private EnteredClasses() {
        super(EnteredClasses.class.getClassLoader());
    }

    /// Called at the start of every method of ours.
    public static void entered(String simpleName) {
        if (counts && KNOWN.add(simpleName)) {
            ENTERED.add(simpleName);
        }
    }

    /// From here on entries count.
    public static void begin() {
        counts = true;
    }

    /// Up to here.
    public static void end() {
        counts = false;
    }

    /// Simple names of the classes entered between [#begin] and [#end], nested ones as the one that holds them, in the
    /// order of their first entry.
    static synchronized List<String> by(Class<?> main) throws ReflectiveOperationException {
        ENTERED.clear();
        KNOWN.clear();
        new EnteredClasses()
                .loadClass(main.getName())
                .getDeclaredMethod("main", String[].class)
                .invoke(null, (Object) new String[0]);
        return List.copyOf(ENTERED);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || name.equals(EnteredClasses.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] telling = telling(name, file.readAllBytes());
            return defineClass(name, telling, 0, telling.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    private static byte[] telling(String name, byte[] bytes) {
        String simple = name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
        ClassModel model = ClassFile.of().parse(bytes);
        return ClassFile.of()
                .transformClass(
                        model,
                        ClassTransform.transformingMethodBodies(
                                EnteredClasses::isNoConstructor, CodeTransform.ofStateful(() -> new Telling(simple))));
    }

    private static boolean isNoConstructor(MethodModel method) {
        return !method.methodName().stringValue().startsWith("<");
    }

    private record Telling(String simpleName) implements CodeTransform {
        @Override
        public void atStart(CodeBuilder code) {
            code.ldc(simpleName)
                    .invokestatic(
                            ClassDesc.of(EnteredClasses.class.getName()),
                            "entered",
                            MethodTypeDesc.of(CD_void, CD_String));
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            code.with(element);
        }
    }
}
