package com.mailflatrate.house;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.kernel.AccountId;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;

/** Stores and façades: who may be seen, whose rows are touched, what a proxy needs. */
class StoresTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void aStoreIsSeenByItsPackageOnly() {
        Known.check(
                stores().filter(store -> store.getModifiers().contains(PUBLIC))
                        .map(JavaClass::getName)
                        .toList());
    }

    @Test
    void aStoreMethodNamesTheAccountFirstOrSaysWhyItCrosses() {
        Known.check(
                stores().filter(store -> !store.isAnnotatedWith(CrossAccount.class))
                        .flatMap(store -> store.getMethods().stream())
                        .filter(StoresTest::isADoor)
                        .filter(
                                method ->
                                        !method.isAnnotatedWith(CrossAccount.class)
                                                && !namesTheAccountFirst(method))
                        .map(method -> method.getOwner().getName() + "." + method.getName())
                        .distinct()
                        .toList());
    }

    @Test
    void aTransactionalClassIsOpenSoThatItCanBeProxied() {
        Known.check(
                CLASSES.stream()
                        .filter(StoresTest::isTransactional)
                        .filter(type -> !type.isInterface() && type.getModifiers().contains(FINAL))
                        .map(JavaClass::getName)
                        .toList(),
                Set.of());
    }

    private static Stream<JavaClass> stores() {
        return CLASSES.stream()
                .filter(type -> type.getSimpleName().endsWith("Store") && type.isTopLevelClass());
    }

    private static boolean isADoor(JavaMethod method) {
        Set<?> modifiers = method.getModifiers();
        return !modifiers.contains(PRIVATE)
                && !modifiers.contains(STATIC)
                && !modifiers.contains(SYNTHETIC)
                && !modifiers.contains(ABSTRACT);
    }

    private static boolean namesTheAccountFirst(JavaMethod method) {
        return !method.getRawParameterTypes().isEmpty()
                && method.getRawParameterTypes().getFirst().isEquivalentTo(AccountId.class);
    }

    private static boolean isTransactional(JavaClass type) {
        return type.isAnnotatedWith(Transactional.class)
                || type.isMetaAnnotatedWith(Transactional.class) && !type.isAnnotation()
                || type.getMethods().stream()
                        .anyMatch(
                                method ->
                                        method.isAnnotatedWith(Transactional.class)
                                                || method.isMetaAnnotatedWith(Transactional.class));
    }
}
