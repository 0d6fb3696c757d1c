package io.banyan.projector.scan;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/// What a class file says of its class, without loading it. Names are as Java writes them: `org.example.Events`.
///
/// @param above the classes and interfaces that it names as its own
/// @param isMade whether anybody can make one: it is public, and has a public constructor without arguments
record ClassHeader(String name, List<String> above, boolean isAbstract, boolean isMade) {
    /// Throws IllegalArgumentException when it is none.
    static ClassHeader of(byte[] file) {
        ClassModel read = ClassFile.of().parse(file);
        List<String> above = new ArrayList<>();
        read.superclass().ifPresent(one -> above.add(named(one.asInternalName())));
        read.interfaces().forEach(one -> above.add(named(one.asInternalName())));
        boolean isConstructed = read.methods().stream()
                .anyMatch(method -> method.methodName().equalsString(ConstantDescs.INIT_NAME)
                        && method.methodType().equalsString("()V")
                        && method.flags().has(AccessFlag.PUBLIC));
        return new ClassHeader(
                named(read.thisClass().asInternalName()),
                above,
                read.flags().has(AccessFlag.ABSTRACT) || read.flags().has(AccessFlag.INTERFACE),
                isConstructed && read.flags().has(AccessFlag.PUBLIC));
    }

    private static String named(String internal) {
        return internal.replace('/', '.');
    }
}
